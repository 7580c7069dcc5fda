import type {Table} from './machine.ts';

/**
 * `capturing` the microphone is kept; `sending` speech has ended and is on its way to a session that may still be
 * opening; `thinking` an answer was asked for; `speaking` it is heard.
 */
export type TurnState = 'idle' | 'capturing' | 'sending' | 'thinking' | 'speaking';
export type TurnEvent =
  'begin' | 'type' | 'release' | 'empty' | 'sent' | 'audible' | 'settled' | 'failed' | 'cancel';
export type TurnEffect =
  | 'interrupt'
  | 'startCapture'
  | 'dropCapture'
  | 'sendSpeech'
  | 'sendText'
  | 'askForReply'
  | 'closeDismissed'
  | 'closeAnswered'
  | 'closeInterrupted'
  | 'closeFailed';

/**
 * One turn at a time. A turn that is begun while another is answered interrupts it: the person is never talked over.
 * Effects named `close…` end the running turn with that outcome, before `startCapture` or `sendText` opens the next.
 */
export const TURN_TABLE: Table<TurnState, TurnEvent, TurnEffect> = {
  idle: {
    begin: {to: 'capturing', effects: ['startCapture']},
    type: {to: 'sending', effects: ['sendText']},
  },
  capturing: {
    release: {to: 'sending', effects: ['sendSpeech']},
    failed: {to: 'idle', effects: ['dropCapture', 'closeFailed']},
    cancel: {to: 'idle', effects: ['dropCapture', 'closeDismissed']},
    type: {to: 'sending', effects: ['dropCapture', 'closeDismissed', 'sendText']},
  },
  sending: {
    sent: {to: 'thinking', effects: ['askForReply']},
    empty: {to: 'idle', effects: ['dropCapture', 'closeDismissed']},
    failed: {to: 'idle', effects: ['dropCapture', 'closeFailed']},
    cancel: {to: 'idle', effects: ['dropCapture', 'closeDismissed']},
  },
  thinking: {
    audible: {to: 'speaking', effects: []},
    settled: {to: 'idle', effects: ['closeAnswered']},
    begin: {to: 'capturing', effects: ['interrupt', 'closeInterrupted', 'startCapture']},
    type: {to: 'sending', effects: ['interrupt', 'closeInterrupted', 'sendText']},
    failed: {to: 'idle', effects: ['closeFailed']},
    cancel: {to: 'idle', effects: ['interrupt', 'closeInterrupted']},
  },
  speaking: {
    settled: {to: 'idle', effects: ['closeAnswered']},
    begin: {to: 'capturing', effects: ['interrupt', 'closeInterrupted', 'startCapture']},
    type: {to: 'sending', effects: ['interrupt', 'closeInterrupted', 'sendText']},
    failed: {to: 'idle', effects: ['closeFailed']},
    cancel: {to: 'idle', effects: ['interrupt', 'closeInterrupted']},
  },
};
