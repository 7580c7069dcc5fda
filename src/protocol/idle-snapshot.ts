import type {Snapshot} from './snapshot.ts';

/** What is shown before anything was ever said. Apart from the schema, which views have no use for. */
export const IDLE_SNAPSHOT: Snapshot = {
  phase: 'idle',
  session: 'closed',
  attempt: 0,
  capture: 'off',
  isWakeListening: false,
  isWorking: false,
  sessionId: null,
  turnId: null,
  host: null,
  lines: [],
  calls: [],
  taskId: null,
  failure: null,
  notice: null,
  bill: {usd: 0, tokens: 0, hasUnknown: false},
  at: 0,
};
