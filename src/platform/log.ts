/** What a line is about. */
export type LogCategory = 'session' | 'turn' | 'audio' | 'tools' | 'settings';

export interface Log {
  /** Worth knowing when something is looked into. */
  debug: (message: string, facts?: Record<string, unknown>) => void;
  /** Something went wrong that Parley coped with. */
  warn: (message: string, facts?: Record<string, unknown>) => void;
}

/** A log for one category. Facts must not hold credentials or page text. */
export function createLog(category: LogCategory): Log {
  const line = (message: string) => `[parley:${category}] ${message}`;
  return {
    debug: (message, facts) => {
      console.debug(line(message), ...(facts ? [facts] : []));
    },
    warn: (message, facts) => {
      console.warn(line(message), ...(facts ? [facts] : []));
    },
  };
}

/** Lets a promise run on its own, on purpose: what it throws is logged. */
export function inBackground(work: Promise<unknown>, log: Log, what: string): void {
  work.catch((error: unknown) => {
    log.warn(`${what} failed`, {error: String(error)});
  });
}
