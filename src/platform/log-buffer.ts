import type {Context} from '../protocol/contexts.ts';
import type {LogCategory, LogLevel, LogLine} from '../protocol/log-line.ts';
import {now} from './clock.ts';
import {followHistory} from './history-channel.ts';
import {withoutKeys} from './redact.ts';

/** Lines are written together, this long after the first of them; a worker that is about to rest lives longer. */
const WAIT_MS = 1_000;
/** A context that logs more than this between two writings loses the oldest of it: the log must never cost much. */
const MOST_WAITING = 200;
const MOST_MESSAGE = 300;
const MOST_FACTS = 1_000;

/** Where lines are kept; asked for when lines are first written. */
export interface LogKeeper {
  writeLines: (lines: LogLine[]) => Promise<void>;
}

const RANKS: Readonly<Record<LogLevel, number>> = {debug: 0, info: 1, warn: 2, error: 3};

let least: LogLevel = 'debug';
let keeping: {context: Context; load: () => Promise<LogKeeper>} | null = null;
let waiting: LogLine[] = [];
let timer: ReturnType<typeof setTimeout> | null = null;

/**
 * Keeps what this context logs from now on. A context that never calls it logs to the console alone. `load` gives the
 * store: loaded late where the first module must stay small.
 */
export function keepLog(context: Context, load: () => Promise<LogKeeper>): void {
  keeping = {context, load};
  followHistory((change) => {
    if (change === 'wiped') waiting = [];
  }, new AbortController().signal);
}

/** Keeps lines of `level` and above from now on; the console gets all of them. */
export function keepFrom(level: LogLevel): void {
  least = level;
}

/** Takes a line down, without keys and cut to a bounded length. Never throws, and sets a timer only where a line waits. */
export function noteLine(
  level: LogLevel,
  category: LogCategory,
  message: string,
  facts: Record<string, unknown> | undefined,
): void {
  if (!keeping || RANKS[level] < RANKS[least]) return;
  waiting.push({
    at: now(),
    level,
    category,
    context: keeping.context,
    message: withoutKeys(message).slice(0, MOST_MESSAGE),
    facts: facts ? inWords(facts) : null,
  });
  if (waiting.length > MOST_WAITING) waiting.shift();
  timer ??= setTimeout(() => void write(), WAIT_MS);
}

async function write(): Promise<void> {
  timer = null;
  const lines = waiting;
  waiting = [];
  try {
    if (keeping && lines.length > 0) await (await keeping.load()).writeLines(lines);
  } catch (error) {
    // A log that cannot be written must not log that. The lines go with the next one that is noted.
    console.warn('[parley:history] the log could not be written', error);
    waiting = [...lines, ...waiting].slice(-MOST_WAITING);
  }
}

function inWords(facts: Record<string, unknown>): string {
  try {
    return withoutKeys(JSON.stringify(facts)).slice(0, MOST_FACTS);
  } catch {
    return 'facts that cannot be written';
  }
}
