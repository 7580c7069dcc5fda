import type {Table} from './machine.ts';

/**
 * `capturing` the microphone is kept; `sending` speech has ended and is on its way to a session that may still be
 * opening; `thinking` an answer was asked for; `speaking` it is heard.
 */
export type TurnState = 'idle' | 'capturing' | 'sending' | 'thinking' | 'speaking';

/**
 * `begin` a capture begins; `listen` a turn begins in a capture that has stayed open; `cutIn` the person speaks in such
 * a capture while an answer is under way; `release` the holder lets go; `paused` the service found the end of what was
 * said; `lost` the words went to a session that is gone, and nothing of an answer was heard; `retry` what a failed turn
 * had kept is sent again; `tell` Parley has something to tell by itself.
 */
export type TurnEvent =
  | 'begin'
  | 'listen'
  | 'cutIn'
  | 'type'
  | 'tell'
  | 'release'
  | 'paused'
  | 'empty'
  | 'sent'
  | 'audible'
  | 'settled'
  | 'lost'
  | 'retry'
  | 'failed'
  | 'cancel';

export type TurnEffect =
  | 'interrupt'
  | 'startCapture'
  | 'continueCapture'
  | 'openTurn'
  | 'dropCapture'
  | 'keepSpeech'
  | 'sendSpeech'
  | 'sendAgain'
  | 'sendText'
  | 'askForReply'
  | 'listenOn'
  | 'closeDismissed'
  | 'closeAnswered'
  | 'closeInterrupted'
  | 'closeFailed';

type Edges = Table<TurnState, TurnEvent, TurnEffect>[TurnState];

/** An answer under way, whether it is heard yet or not. */
const answering = {
  settled: {to: 'idle', effects: ['closeAnswered', 'listenOn']},
  begin: {to: 'capturing', effects: ['interrupt', 'closeInterrupted', 'startCapture']},
  cutIn: {to: 'capturing', effects: ['interrupt', 'closeInterrupted', 'openTurn']},
  type: {to: 'sending', effects: ['interrupt', 'closeInterrupted', 'sendText']},
  tell: {to: 'sending', effects: ['interrupt', 'closeInterrupted', 'sendText']},
  failed: {to: 'idle', effects: ['closeFailed', 'listenOn']},
  cancel: {to: 'idle', effects: ['interrupt', 'dropCapture', 'closeInterrupted']},
} as const satisfies Edges;

/**
 * One turn at a time. A turn that is begun while another is answered interrupts it: the person is never talked over.
 * Effects named `close…` end the running turn with that outcome, before `startCapture`, `openTurn` or `sendText` opens
 * the next. `listenOn` begins the next turn where the microphone is still open.
 */
export const TURN_TABLE: Table<TurnState, TurnEvent, TurnEffect> = {
  idle: {
    begin: {to: 'capturing', effects: ['startCapture']},
    listen: {to: 'capturing', effects: ['openTurn']},
    type: {to: 'sending', effects: ['sendText']},
    tell: {to: 'sending', effects: ['sendText']},
    retry: {to: 'sending', effects: ['sendAgain']},
  },
  capturing: {
    release: {to: 'sending', effects: ['sendSpeech']},
    paused: {to: 'thinking', effects: ['askForReply']},
    failed: {to: 'idle', effects: ['keepSpeech', 'closeFailed']},
    cancel: {to: 'idle', effects: ['dropCapture', 'closeDismissed']},
    type: {to: 'sending', effects: ['dropCapture', 'closeDismissed', 'sendText']},
    // Nobody has spoken in it yet, and the microphone stays open.
    tell: {to: 'sending', effects: ['closeDismissed', 'sendText']},
  },
  sending: {
    // Words that are still on their way are joined by those that follow.
    begin: {to: 'capturing', effects: ['continueCapture']},
    sent: {to: 'thinking', effects: ['askForReply']},
    empty: {to: 'idle', effects: ['dropCapture', 'closeDismissed', 'listenOn']},
    failed: {to: 'idle', effects: ['keepSpeech', 'closeFailed', 'listenOn']},
    cancel: {to: 'idle', effects: ['dropCapture', 'closeDismissed']},
  },
  thinking: {
    ...answering,
    audible: {to: 'speaking', effects: []},
    lost: {to: 'sending', effects: ['sendAgain']},
  },
  speaking: answering,
};
