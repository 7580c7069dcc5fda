import {z} from 'zod';
import {FailureSchema} from './snapshot.ts';
import {SessionId, TurnId} from './ids.ts';
import {Spend} from './spending.ts';
import {TaskId, Went} from './task.ts';

/**
 * How a turn was started: by the shortcut, a button, typing, the held key, the voice itself in a conversation that
 * listens on, the wake word, or by news of a task, which Parley tells by itself.
 */
export const TalkSource = z.enum(['shortcut', 'button', 'typed', 'hold', 'voice', 'wake', 'task']);
export type TalkSource = z.infer<typeof TalkSource>;

/**
 * How a capture ends: `push` when its holder lets go, `wake` at the first pause, `hands-free` never by itself, while each
 * pause ends a turn.
 */
export const CaptureMode = z.enum(['push', 'wake', 'hands-free']);
export type CaptureMode = z.infer<typeof CaptureMode>;

/**
 * A stretch of time inside a turn, in ms since the epoch.
 * `capture` key to first audio kept; `microphone`, `token`, `connect` the parts of starting; `ready` key to a session
 * that answers; `speech` first to last voice; `commit` end of speech (or release) to the handing over of the words;
 * `token.first` commit to the first word of the answer; `audio.first` commit to its first sound told; `reply` end of
 * speech to the first audio heard; `bargein` the person's onset to silence; `tool:NAME` a tool's round trip; `cue` (then
 * `cue:2` …) the word that mentions a thing, as it is estimated to be heard, to the frame that points at it.
 */
export const Span = z.lazy(() => z.object({name: z.string(), start: z.number(), end: z.number()}));
export type Span = z.infer<typeof Span>;

export const ToolRecord = z.lazy(() =>
  z.object({
    callId: z.string(),
    name: z.string(),
    arguments: z.string(),
    ok: z.boolean(),
    /** What the model was given back. */
    output: z.string(),
  }),
);
export type ToolRecord = z.infer<typeof ToolRecord>;

const SentPicture = z.lazy(() =>
  z.object({
    what: z.literal('picture'),
    width: z.number(),
    height: z.number(),
    bytes: z.number(),
    sha256: z.string(),
    /** A small one, as a data URL; `null` where none could be made, or enough are kept of this turn. */
    thumbnail: z.string().nullable(),
  }),
);

/** What of a page went to the person's agent with work that was handed over in this turn. */
export const SentToAgent = z.lazy(() =>
  Went.unwrap().extend({
    what: z.literal('agent'),
    taskId: TaskId,
    title: z.string(),
    address: z.string(),
    picture: SentPicture.unwrap().omit({what: true}).nullable(),
  }),
);
export type SentToAgent = z.infer<typeof SentToAgent>;

/**
 * Something of a page that left: for the service unasked for by name (words about "this", or a picture), or for the agent.
 */
export const SentPart = z.lazy(() =>
  z.discriminatedUnion('what', [
    z.object({what: z.literal('text'), text: z.string()}),
    SentPicture,
    SentToAgent,
  ]),
);
export type SentPart = z.infer<typeof SentPart>;

/** What was measured of the person's voice; amplitudes from 0 to 1. */
export const Speech = z.lazy(() =>
  z.object({
    peak: z.number(),
    rms: z.number(),
    voicedMs: z.number(),
    /** The microphone's name, as the system gives it; `null` for a typed turn. */
    device: z.string().nullable(),
  }),
);
export type Speech = z.infer<typeof Speech>;

/** What is kept of a turn. `peak` values are amplitudes from 0 to 1, measured in the browser. */
export const TurnRecord = z.lazy(() =>
  z.object({
    turnId: TurnId,
    sessionId: SessionId.nullable(),
    /** Host of the voice service it went to; `null` where it went to none, and not there in older records. */
    host: z.string().nullable().optional(),
    source: TalkSource,
    mode: CaptureMode,
    /** When the key was pressed, in ms since the epoch. */
    startedAt: z.number(),
    outcome: z.enum(['answered', 'dismissed', 'interrupted', 'failed']),
    heard: z.string(),
    /** The answer as far as it was heard. */
    answer: z.string(),
    speech: Speech,
    /** `cutAtMs`: how much of the answer that was interrupted had been heard when it fell silent. */
    reply: z.object({peak: z.number(), audibleMs: z.number(), cutAtMs: z.number().nullable()}),
    tools: z.array(ToolRecord),
    /** What left of the page besides the outputs of tools, in the order of leaving. */
    sent: z.array(SentPart),
    spans: z.array(Span),
    /** What the turn was billed, by model; more may come after its end. Nothing is known of turns before version 3. */
    spent: z.array(Spend),
    /** Events, by kind, that came for a turn, response or capture that had ended, and were dropped. */
    dropped: z.record(z.string(), z.number()),
    failure: FailureSchema.nullable(),
  }),
);
export type TurnRecord = z.infer<typeof TurnRecord>;
