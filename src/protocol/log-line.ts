import {z} from 'zod';
import {CONTEXTS} from './contexts.ts';

/**
 * `debug`: a step worth knowing when something is looked into.
 * `info`: a change a person could have noticed, such as a session that opened.
 * `warn`: something went wrong and Parley coped with it.
 * `error`: something went wrong and the person lost something by it.
 */
export const LogLevel = z.enum(['debug', 'info', 'warn', 'error']);
export type LogLevel = z.infer<typeof LogLevel>;

/** What a line is about. */
export const LogCategory = z.enum(['session', 'turn', 'audio', 'tools', 'gateway', 'settings', 'history']);
export type LogCategory = z.infer<typeof LogCategory>;

/** One line as it is kept; free of keys, and cut to a bounded length. */
export const LogLine = z.lazy(() =>
  z.object({
    /** In ms since the epoch. */
    at: z.number(),
    level: LogLevel,
    category: LogCategory,
    /** Where the line was written. */
    context: z.enum(CONTEXTS),
    message: z.string(),
    /** JSON of what was noted with it, or `null`. */
    facts: z.string().nullable(),
  }),
);
export type LogLine = z.infer<typeof LogLine>;
