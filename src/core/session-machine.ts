import type {Table} from './machine.ts';

export type SessionState = 'closed' | 'authorising' | 'connecting' | 'ready';
export type SessionEvent = 'open' | 'authorised' | 'connected' | 'failed' | 'lost' | 'close';
export type SessionEffect = 'authorise' | 'connect' | 'announceReady' | 'disconnect' | 'reportFailure';

/** The life of one connection to a voice provider. `failed` ends an attempt, `lost` ends a session that was ready. */
export const SESSION_TABLE: Table<SessionState, SessionEvent, SessionEffect> = {
  closed: {
    open: {to: 'authorising', effects: ['authorise']},
  },
  authorising: {
    authorised: {to: 'connecting', effects: ['connect']},
    failed: {to: 'closed', effects: ['disconnect', 'reportFailure']},
    close: {to: 'closed', effects: ['disconnect']},
  },
  connecting: {
    connected: {to: 'ready', effects: ['announceReady']},
    failed: {to: 'closed', effects: ['disconnect', 'reportFailure']},
    close: {to: 'closed', effects: ['disconnect']},
  },
  ready: {
    lost: {to: 'closed', effects: ['disconnect', 'reportFailure']},
    close: {to: 'closed', effects: ['disconnect']},
  },
};
