import type {Table} from './machine.ts';

/**
 * `off` nobody needs the gateway; `connecting` an attempt is under way; `up` it has let us in; `waiting` for the next
 * attempt; `stopped` no attempt is made by itself.
 */
export type LinkState = 'off' | 'connecting' | 'up' | 'waiting' | 'stopped';

/** `want` somebody needs it; `retry` the person says try now; `close` nobody needs it any more, or it is another one. */
export type LinkEvent = 'want' | 'retry' | 'connected' | 'faltered' | 'failed' | 'due' | 'close';

export type LinkEffect = 'connect' | 'announce' | 'wait' | 'stopWaiting' | 'hangUp';

/** Whether trouble means `faltered` or `failed` is policy: `core/gateway-policy.ts`. */
export const GATEWAY_TABLE: Table<LinkState, LinkEvent, LinkEffect> = {
  off: {
    want: {to: 'connecting', effects: ['connect']},
    retry: {to: 'connecting', effects: ['connect']},
  },
  connecting: {
    connected: {to: 'up', effects: ['announce']},
    faltered: {to: 'waiting', effects: ['hangUp', 'wait']},
    failed: {to: 'stopped', effects: ['hangUp']},
    close: {to: 'off', effects: ['hangUp']},
  },
  up: {
    faltered: {to: 'waiting', effects: ['hangUp', 'wait']},
    failed: {to: 'stopped', effects: ['hangUp']},
    close: {to: 'off', effects: ['hangUp']},
  },
  waiting: {
    due: {to: 'connecting', effects: ['connect']},
    retry: {to: 'connecting', effects: ['stopWaiting', 'connect']},
    close: {to: 'off', effects: ['stopWaiting']},
  },
  stopped: {
    retry: {to: 'connecting', effects: ['connect']},
    close: {to: 'off', effects: []},
  },
};
