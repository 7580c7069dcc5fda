import {FAINT_RMS} from '../core/voice-activity.ts';
import {now} from '../platform/clock.ts';
import {sentence} from '../protocol/sentences.ts';
import type {Span, TurnRecord} from '../protocol/turn-record.ts';
import type {Beginning} from './holders.ts';
import type {Scene} from './scene.ts';
import {createTurn, type Turn} from './turn.ts';
import type {Warmth} from './warmth.ts';

/** A conversation that listens on ends when nobody has said anything for this long. */
const UNHEARD_CLOSE_MS = 5 * 60_000;

/** A microphone is open by then, and nobody has said anything that could be answered. */
const VOICE_LATER_MS = 100;

/** A turn from its opening to its record. */
export interface TurnLife {
  open: (beginning: Beginning) => Turn;
  close: (outcome: TurnRecord['outcome']) => void;
  /** Notes a stretch from `start` to now, in ms since the epoch, for the running turn or the one that is about to begin. */
  span: (name: string, start: number) => void;
  /** Notes words that were sent, for the running turn or the one that is about to begin. */
  share: (text: string) => void;
}

/** `onClosed` is called first of all that follows a turn, `onQuiet` when nobody has the floor any more. */
export function createTurnLife(
  scene: Scene,
  parts: {
    warmth: Warmth;
    onClosed: () => void;
    onQuiet: () => void;
    onOpened: (turn: Turn) => void;
    /** Nothing was said in it after all. */
    onDismissed: (turn: Turn) => void;
  },
): TurnLife {
  const {floor, line, capture, transcript, publisher, drops} = scene;
  const {warmth} = parts;
  /** What was done for a turn that had not begun yet. */
  let ahead: Span[] = [];
  let sharedAhead: string[] = [];

  function closeWhenUnheard(turn: Turn): void {
    const timer = setTimeout(() => {
      if (scene.turn !== turn || turn.log.tally.faintMs > 0) return;
      floor.close();
      publisher.notice(sentence('stopped_listening'));
      scene.send('cancel');
    }, UNHEARD_CLOSE_MS);
    turn.ended.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  return {
    open({start, text, context}) {
      warmth.hold();
      const turn = createTurn(start, text, context);
      scene.turn = turn;
      parts.onOpened(turn);
      // Ahead of the answer, but not at once: it takes the thread that opens the microphone.
      setTimeout(() => {
        if (scene.turn === turn) line.provider?.wake();
      }, VOICE_LATER_MS);
      for (const span of ahead)
        if (span.start >= turn.pressedAt) turn.log.span(span.name, span.start, span.end);
      ahead = [];
      for (const text of sharedAhead) turn.log.share({text, picture: null});
      sharedAhead = [];
      turn.log.device = capture.device;
      transcript.open(turn.log);
      publisher.begin(turn.turnId);
      capture.deafen(false);
      capture.sense(FAINT_RMS);
      if (floor.mode === 'hands-free') closeWhenUnheard(turn);
      return turn;
    },
    close(outcome) {
      const {turn} = scene;
      if (!turn) return;
      scene.turn = null;
      turn.ended.abort();
      if (outcome === 'dismissed') parts.onDismissed(turn);
      parts.onClosed();
      publisher.end(turn.log.failure);
      transcript.close(turn.log, turn.log.close(outcome, line.id, drops.close()));
      line.provider?.rest();
      if (floor.mode === 'off') {
        warmth.cool(scene.settings.warmMinutes);
        parts.onQuiet();
      }
      line.settle();
    },
    span(name, start) {
      if (scene.turn) scene.turn.log.span(name, start);
      else ahead.push({name, start, end: now()});
    },
    share(text) {
      if (scene.turn) scene.turn.log.share({text, picture: null});
      else sharedAhead.push(text);
    },
  };
}
