import {z} from 'zod';
import {SessionId, TurnId} from './ids.ts';
import type {Failure} from './failures.ts';
import type {Sentence} from './sentence.ts';
import {Bill} from './spending.ts';

export const FailureSchema: z.ZodType<Failure> = z.custom<Failure>(
  (value) => typeof value === 'object' && value !== null && 'reason' in value && 'message' in value,
);

export const SentenceSchema: z.ZodType<Sentence> = z.custom<Sentence>(
  (value) => typeof value === 'object' && value !== null && 'message' in value && 'closer' in value,
);

/** What Parley is doing, in the words a person would use. */
export const Phase = z.enum(['idle', 'starting', 'listening', 'thinking', 'speaking', 'problem']);
export type Phase = z.infer<typeof Phase>;

/** One side's words in one turn. `final` turns true when no more will come. */
export const Line = z.lazy(() =>
  z.object({
    turnId: TurnId,
    who: z.enum(['you', 'parley']),
    text: z.string(),
    final: z.boolean(),
    /** The answer was interrupted: `text` holds only the words that were heard. */
    isCut: z.boolean().optional(),
  }),
);
export type Line = z.infer<typeof Line>;

/** A tool that the model called in a turn that is shown. Its texts are shortened; the record of the turn has them whole. */
export const LiveCall = z.lazy(() =>
  z.object({
    turnId: TurnId,
    callId: z.string(),
    name: z.string(),
    arguments: z.string(),
    /** What came of it; `null` while it runs. */
    outcome: z.object({ok: z.boolean(), output: z.string()}).nullable(),
  }),
);
export type LiveCall = z.infer<typeof LiveCall>;

/** All that a view needs, written by the owner of the session; views only read it. */
export const Snapshot = z.lazy(() =>
  z.object({
    phase: Phase,
    /** The state of the connection, apart from what is being said over it. */
    session: z.enum(['closed', 'authorising', 'connecting', 'ready', 'waiting']),
    /** Attempts to connect that failed since the session last stood; above 0 it is being connected again. */
    attempt: z.number(),
    /** How the running capture ends, or `off` while the microphone is closed. */
    capture: z.enum(['off', 'push', 'wake', 'hands-free']),
    /** Whether the microphone is open for the wake word alone; nothing leaves this machine then. */
    isWakeListening: z.boolean(),
    /** Whether a tool runs for the answer under way. */
    isWorking: z.boolean(),
    sessionId: SessionId.nullable(),
    turnId: TurnId.nullable(),
    /** Host of the voice service in use, such as `api.openai.com`. */
    host: z.string().nullable(),
    /** The last lines of both sides, oldest first. */
    lines: z.array(Line),
    /** The last tools that were called, oldest first. */
    calls: z.array(LiveCall),
    /** The task that what is being said goes to; `null` where it is for Parley. */
    taskId: z.string().nullable(),
    failure: FailureSchema.nullable(),
    /** Something worth knowing that is no failure, such as why a turn was dismissed. */
    notice: SentenceSchema.nullable(),
    /** What the conversation has cost so far. */
    bill: Bill,
    /** When this was written, in ms since the epoch. */
    at: z.number(),
  }),
);
export type Snapshot = z.infer<typeof Snapshot>;
