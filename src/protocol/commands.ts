import {z} from 'zod';
import {SessionId, TurnId} from './ids.ts';
import {FIX_ACTIONS} from './failures.ts';
import {PageReading, PointArguments, Pointed, ReadPageArguments} from './page.ts';
import {Settings, SettingsView} from './settings.ts';
import {FailureSchema, Snapshot} from './snapshot.ts';
import {TalkSource} from './turn-record.ts';
import type {CommandName} from './routes.ts';

const nothing = z.strictObject({});
const done = z.object({});
const text = z.string().trim().min(1).max(4_000);

/** What offscreen needs to open a session. `clientSecret` is short-lived (`ek_…`); the long-lived key never leaves the worker. */
export const SessionGrant = z.object({
  clientSecret: z.string(),
  /** When the secret stops opening sessions, in ms since the epoch. */
  expiresAt: z.number(),
  /** Address that takes the SDP offer. */
  callsUrl: z.string(),
  model: z.string(),
  voice: z.string(),
  instructions: z.string(),
  tools: z.array(
    z.object({
      type: z.literal('function'),
      name: z.string(),
      description: z.string(),
      parameters: z.record(z.string(), z.unknown()),
    }),
  ),
});
export type SessionGrant = z.infer<typeof SessionGrant>;

/** Arguments and result of every command; types are inferred from here. */
export const COMMANDS = {
  'talk.begin': {args: nothing, result: z.object({turnId: TurnId})},
  'talk.end': {args: nothing, result: done},
  'talk.type': {args: z.strictObject({text}), result: z.object({turnId: TurnId})},
  'session.close': {args: nothing, result: done},
  'session.authorise': {args: z.strictObject({sessionId: SessionId}), result: SessionGrant},
  'session.report': {args: z.strictObject({snapshot: Snapshot}), result: done},
  'tool.run': {
    args: z.strictObject({
      sessionId: SessionId,
      turnId: TurnId,
      callId: z.string().min(1).max(200),
      name: z.string().max(100),
      /** JSON as the model wrote it; parsed by the router. */
      argumentsJson: z.string().max(20_000),
    }),
    /** What to tell the model, and what to tell the person where it failed. */
    result: z.object({output: z.string(), failure: FailureSchema.nullable()}),
  },
  'settings.read': {args: nothing, result: SettingsView},
  'settings.write': {args: z.strictObject({settings: Settings}), result: SettingsView},
  'credential.write': {args: z.strictObject({key: z.string().trim().min(8).max(400)}), result: SettingsView},
  'credential.forget': {args: nothing, result: SettingsView},
  'fix.apply': {
    args: z.strictObject({action: z.enum(FIX_ACTIONS)}),
    result: done,
  },
  'capture.begin': {
    args: z.strictObject({turnId: TurnId, source: TalkSource, pressedAt: z.number()}),
    result: z.object({turnId: TurnId}),
  },
  'capture.end': {args: nothing, result: done},
  'turn.type': {
    args: z.strictObject({turnId: TurnId, text, pressedAt: z.number()}),
    result: z.object({turnId: TurnId}),
  },
  'session.snapshot': {args: nothing, result: Snapshot},
  'session.end': {args: nothing, result: done},
  'page.read': {args: ReadPageArguments, result: PageReading},
  'page.point': {args: PointArguments, result: Pointed},
} as const satisfies Record<CommandName, {args: z.ZodType; result: z.ZodType}>;

export type Args<K extends CommandName> = z.infer<(typeof COMMANDS)[K]['args']>;
export type Answer<K extends CommandName> = z.infer<(typeof COMMANDS)[K]['result']>;
