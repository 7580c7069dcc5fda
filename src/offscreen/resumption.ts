import type {LineNeed} from '../core/line-policy.ts';
import {judgeSpeech} from '../core/speech-gate.ts';
import type {Failure} from '../protocol/failures.ts';
import type {Answering} from './answering.ts';
import type {Scene} from './scene.ts';
import type {Turn} from './turn.ts';

/** What becomes of words whose session is lost, or whose turn has failed: they are kept, and go to the next. */
export interface Resumption {
  /** Who needs a session now. */
  need: () => LineNeed;
  /** The session was lost and another is on its way: words go to that one, an answer that had begun is over. */
  keepGoing: (failure: Failure) => void;
  /** Keeps what the failing turn has said, if it has said anything and nothing of an answer was heard. */
  keep: () => void;
  /** The failed turn whose words are kept, and the session that has them already, if one has. */
  readonly kept: {readonly turn: Turn; readonly sessionId: string | null} | null;
  forget: () => void;
}

export function createResumption(scene: Scene, answering: Answering, isWarm: () => boolean): Resumption {
  let kept: Resumption['kept'] = null;

  /** Whether the words of the turn can go to another session without anything being heard or done twice. */
  const canSendAgain = () => scene.state === 'thinking' && !answering.isHeard && !scene.turn?.log.hasRunTools;

  return {
    need() {
      if (scene.state === 'capturing') return 'talking';
      if (scene.state === 'sending' || canSendAgain()) return 'sending';
      return isWarm() ? 'warm' : 'none';
    },
    keepGoing(failure) {
      const isOnItsWay = scene.state === 'capturing' || scene.state === 'sending';
      if (isOnItsWay || canSendAgain()) {
        scene.publisher.failure(failure);
        answering.end();
        if (isOnItsWay) scene.capture.rewind();
        else scene.send('lost');
      } else if (scene.turn) scene.fail(failure);
    },
    keep() {
      const {turn, state, line} = scene;
      // What Parley was to tell by itself comes back by itself.
      if (!turn || turn.source === 'task' || state === 'speaking') return;
      const hasWords = turn.text !== null || ['speech', 'faint'].includes(judgeSpeech(turn.log.tally));
      const isAsked = state === 'thinking' && line.provider !== null;
      if (hasWords) kept = {turn, sessionId: isAsked ? line.id : null};
    },
    get kept() {
      return kept;
    },
    forget() {
      kept = null;
    },
  };
}
