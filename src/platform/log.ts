import type {LogCategory, LogLevel} from '../protocol/log-line.ts';
import {noteLine} from './log-buffer.ts';

type WriteLine = (message: string, facts?: Record<string, unknown>) => void;

/** A log for one category: one function for each level, whose meanings stand in `protocol/log-line.ts`. */
export type Log = Record<LogLevel, WriteLine>;

/**
 * A log for one category. Lines go to the console, and to the database where the context keeps its log
 * (`log-buffer.ts`). Facts must not hold credentials or page text, and nothing may be logged for every piece of audio.
 */
export function createLog(category: LogCategory): Log {
  const at =
    (level: LogLevel): WriteLine =>
    (message, facts) => {
      console[level](`[parley:${category}] ${message}`, ...(facts ? [facts] : []));
      noteLine(level, category, message, facts);
    };
  return {debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error')};
}

/** Lets a promise run on its own, on purpose: what it throws is logged. */
export function inBackground(work: Promise<unknown>, log: Log, what: string): void {
  work.catch((error: unknown) => {
    log.warn(`${what} failed`, {error: String(error)});
  });
}
