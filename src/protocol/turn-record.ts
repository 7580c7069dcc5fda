import {z} from 'zod';
import {FailureSchema} from './snapshot.ts';
import {SessionId, TurnId} from './ids.ts';

/** How a turn was started. */
export const TalkSource = z.enum(['shortcut', 'button', 'typed']);
export type TalkSource = z.infer<typeof TalkSource>;

/**
 * A stretch of time inside a turn, in ms since the epoch.
 * `capture` key to first audio kept; `microphone`, `token`, `connect` the parts of starting; `ready` key to a session
 * that answers; `reply` end of speech to the first audio heard; `tool:NAME` a tool's round trip.
 */
export const Span = z.object({name: z.string(), start: z.number(), end: z.number()});
export type Span = z.infer<typeof Span>;

export const ToolRecord = z.object({
  callId: z.string(),
  name: z.string(),
  arguments: z.string(),
  ok: z.boolean(),
  /** What the model was given back. */
  output: z.string(),
});
export type ToolRecord = z.infer<typeof ToolRecord>;

/** What is kept of a turn. `peak` values are amplitudes from 0 to 1, measured in the browser. */
export const TurnRecord = z.object({
  turnId: TurnId,
  sessionId: SessionId.nullable(),
  source: TalkSource,
  /** When the key was pressed, in ms since the epoch. */
  startedAt: z.number(),
  outcome: z.enum(['answered', 'dismissed', 'interrupted', 'failed']),
  heard: z.string(),
  answer: z.string(),
  speech: z.object({peak: z.number(), voicedMs: z.number()}),
  reply: z.object({peak: z.number(), audibleMs: z.number()}),
  tools: z.array(ToolRecord),
  spans: z.array(Span),
  failure: FailureSchema.nullable(),
});
export type TurnRecord = z.infer<typeof TurnRecord>;
