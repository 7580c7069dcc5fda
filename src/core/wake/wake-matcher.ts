import {shapeOf} from './cepstral-shape.ts';
import {warp, type Frames} from './time-warping.ts';

/** How often the wake word is recorded before it can be listened for. */
export const LESSONS_NEEDED = 3;

/** The beginning and end of a word are found no closer than this, in frames of 10 ms. */
const SLACK = 8;
/** A word that differs in one sound differs for about this long, in frames of 10 ms. */
const PART = 12;
/** A word that is right on the whole and wrong in one place is another word: the worst part counts for most. */
const WORST_SHARE = 0.7;

/** The unlikeness up to which a word counts as the wake word; measured (decision 0012). */
const LEAST_LIMIT = 0.4;
const MOST_LIMIT = 0.52;
/** A person whose recordings differ more among each other is heard more generously, by this factor, within the limits. */
const SPREAD_FACTOR = 1.4;
/** Recordings less alike than this are hardly of one word. */
const UNLIKE_RECORDINGS = 0.7;

/** How much shorter and longer than the recordings the word may be said. */
const SHORTEST = 0.65;
const LONGEST = 1.6;

export interface WakeMatcher {
  /** A word of fewer or more frames than these is not judged. */
  readonly leastFrames: number;
  readonly mostFrames: number;
  /** The score up to which a word counts as the wake word. */
  readonly limit: number;
  /** How unlike the recordings a stretch is: 0 is the same, `Infinity` beyond comparison. */
  score: (cepstra: Frames) => number;
}

/** Compares what is heard with the recordings of the wake word, given as cepstra. */
export function createWakeMatcher(recordings: readonly Frames[]): WakeMatcher {
  const templates = recordings.map(shapeOf);
  const counts = templates.map(({count}) => count);
  return {
    leastFrames: Math.round(Math.min(...counts) * SHORTEST),
    mostFrames: Math.round(Math.max(...counts) * LONGEST),
    limit: Math.min(MOST_LIMIT, Math.max(LEAST_LIMIT, spreadOf(templates) * SPREAD_FACTOR)),
    score(cepstra) {
      const heard = shapeOf(cepstra);
      const scores = templates
        .map((template) => unlikeness(template, heard))
        .sort((one, other) => one - other);
      // One recording may have gone wrong, and one may be alike by chance: two have to agree.
      const [nearest = Infinity, next = nearest] = scores;
      return (nearest + next) / 2;
    },
  };
}

/** Whether a new recording can be of the same word as those that are kept, all given as cepstra. */
export function isSameWord(recording: Frames, kept: readonly Frames[]): boolean {
  const shape = shapeOf(recording);
  return kept.every((other) => unlikeness(shapeOf(other), shape) <= UNLIKE_RECORDINGS);
}

/** The mean unlikeness of every pair. */
function spreadOf(templates: readonly Frames[]): number {
  const pairs = templates.flatMap((one, at) =>
    templates.slice(at + 1).map((other) => unlikeness(one, other)),
  );
  return pairs.reduce((sum, value) => sum + value, 0) / Math.max(1, pairs.length);
}

function unlikeness(template: Frames, heard: Frames): number {
  const found = warp(template, heard, {slack: SLACK, part: PART});
  return found ? (1 - WORST_SHARE) * found.mean + WORST_SHARE * found.worst : Infinity;
}
