import type {Table} from './machine.ts';

/**
 * The line to the voice service: one session after another. `down` nothing is open; `opening` a session is on its way;
 * `up` it answers; `waiting` an attempt failed and the next is due soon.
 */
export type LineState = 'down' | 'opening' | 'up' | 'waiting';

/**
 * `want` somebody needs a session; `faltered` it failed or was lost and another attempt is worth it; `failed` it is not;
 * `due` the wait is over; `succeeded` a session that was opened beside the present one takes its place.
 */
export type LineEvent = 'want' | 'ready' | 'faltered' | 'failed' | 'due' | 'succeeded' | 'close';
export type LineEffect =
  'openSession' | 'announceReady' | 'wait' | 'stopWaiting' | 'giveUp' | 'takeSuccessor' | 'hangUp';

export const LINE_TABLE: Table<LineState, LineEvent, LineEffect> = {
  down: {
    want: {to: 'opening', effects: ['openSession']},
  },
  opening: {
    ready: {to: 'up', effects: ['announceReady']},
    faltered: {to: 'waiting', effects: ['wait']},
    failed: {to: 'down', effects: ['giveUp']},
    close: {to: 'down', effects: ['hangUp']},
  },
  up: {
    succeeded: {to: 'up', effects: ['takeSuccessor', 'announceReady']},
    faltered: {to: 'waiting', effects: ['wait']},
    failed: {to: 'down', effects: ['giveUp']},
    close: {to: 'down', effects: ['hangUp']},
  },
  waiting: {
    due: {to: 'opening', effects: ['openSession']},
    // Somebody who wants to talk does not wait for the next attempt.
    want: {to: 'opening', effects: ['stopWaiting', 'openSession']},
    succeeded: {to: 'up', effects: ['stopWaiting', 'takeSuccessor', 'announceReady']},
    close: {to: 'down', effects: ['stopWaiting', 'hangUp']},
  },
};
