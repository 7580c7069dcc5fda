import type {Frames} from './time-warping.ts';
import type {WakeMatcher} from './wake-matcher.ts';

/** How often a running utterance is judged, in frames of 10 ms. */
const STRIDE = 3;
/** The end of the word is where the score is best; when it has not got better for this long, in frames, it was found. */
const SETTLED = 8;

/** What has been heard of an utterance so far, for as long as it may begin with the wake word. */
export interface HeardSoFar {
  /** The first frame that is loud enough to be of the word. */
  readonly from: number;
  /** Frames so far, quiet ones included. */
  readonly count: number;
  between: (from: number, to: number) => Frames;
}

export interface WakeSpotter {
  /** Whether nothing that follows can make this utterance begin with the wake word. */
  readonly isOver: boolean;
  /** The best score so far; `Infinity` before there was any. */
  readonly best: number;
  /** Looks at what was heard; `hasEnded` when no more follows. Answers the frame at which the wake word ended, once. */
  look: (heard: HeardSoFar, hasEnded: boolean) => number | null;
}

/** Watches one utterance: it counts when it begins with the wake word, whatever follows. */
export function createWakeSpotter({leastFrames, mostFrames, limit, score}: WakeMatcher): WakeSpotter {
  let judged = 0;
  let best = {score: Infinity, end: 0};
  let isOver = false;
  return {
    get isOver() {
      return isOver;
    },
    get best() {
      return best.score;
    },
    look(heard, hasEnded) {
      if (isOver) return null;
      const {from} = heard;
      const end = Math.min(heard.count, from + mostFrames);
      if (end - from >= leastFrames && (end - judged >= STRIDE || hasEnded)) {
        judged = end;
        const now = score(heard.between(from, end));
        if (now < best.score) best = {score: now, end};
      }
      isOver = hasEnded || heard.count >= from + mostFrames;
      if (best.score > limit || (!isOver && end - best.end < SETTLED)) return null;
      isOver = true;
      return best.end;
    },
  };
}
