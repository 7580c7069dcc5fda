import type {ServerLog, ServerProblems, ServerStatus} from './control-api.ts';
import type {LoggedEvent} from './event-log.ts';
import type {FaultRequest, Faults} from './faults.ts';
import type {SchemaProblem} from './schema-check.ts';
import type {Script} from './script.ts';

/** A server event of a test's making. It gets an `event_id` if it has none. */
export type RawEvent = {type: string} & Record<string, unknown>;

/** A test's hand on a server that was started with `control: true`. Every call rejects on an answer that is not 200. */
export interface ControlClient {
  /** Merges these faults into those in force; `dropIce`, `closeChannel` and `expireSessions` happen at once. */
  setFaults(faults: FaultRequest): Promise<Faults>;
  resetFaults(): Promise<Faults>;
  /** What the next responses say or call, one step each, in place of the brain. */
  setScript(turns: Script['turns']): Promise<void>;
  /**
   * Sends these server events to every live session as they stand, such as ones that come late; how many sessions there
   * were. They are logged, and held against the schema unless `isUnchecked`.
   */
  send(events: RawEvent[], options?: {isUnchecked?: boolean}): Promise<number>;
  /** How long sessions may last that begin from now on, in ms. */
  setSessionLife(ms: number): Promise<void>;
  status(): Promise<ServerStatus>;
  /** Events in both directions since `ms` (Unix time), oldest first. */
  log(ms?: number): Promise<LoggedEvent[]>;
  /** Events that did not fit the schema the server was started with. */
  problems(): Promise<readonly SchemaProblem[]>;
}

/** @param controlUrl the server's `controlUrl`, such as `http://127.0.0.1:8788/control`. */
export function createControlClient(controlUrl: string): ControlClient {
  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    const init = body === undefined ? {method} : {method, body: JSON.stringify(body)};
    const response = await fetch(controlUrl + path, init);
    if (response.status !== 200)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    // Both ends of this border are compiled together.
    return (await response.json()) as T;
  }
  return {
    setFaults: (faults) => ask<Faults>('POST', '/faults', faults),
    resetFaults: () => ask<Faults>('DELETE', '/faults'),
    setScript: async (turns) => {
      await ask<{left: number}>('POST', '/script', {turns});
    },
    send: async (events, {isUnchecked = false} = {}) =>
      (await ask<{sessions: number}>('POST', '/send', {events, isUnchecked})).sessions,
    setSessionLife: async (ms) => {
      await ask<{ms: number}>('POST', '/session-life', {ms});
    },
    status: () => ask<ServerStatus>('GET', '/status'),
    log: async (ms = 0) => (await ask<ServerLog>('GET', `/log?since=${ms}`)).events,
    problems: async () => (await ask<ServerProblems>('GET', '/problems')).problems,
  };
}
