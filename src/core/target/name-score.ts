import {isAlike, tellingWords, wordsOf, type Words} from './words.ts';

/** The words somebody is looking for, prepared once. */
export interface Wanted extends Words {
  telling: string[];
  /** The same with numbers as digits. */
  asked: string[];
}

/** From here on a name is the one that was said, whatever its case and punctuation. */
export const EXACT = 92;
/** From here on all words that were said are in the name. */
export const ALL_WORDS = 60;
/** An inexact name may be this much longer before it counts as another thing. */
const MOST_PENALTY = 4;
/** Shorter words are found in the middle of too many others. */
const LEAST_SQUASHED = 5;

/** Prepares what is looked for. */
export function wanted(text: string): Wanted {
  const words = wordsOf(text);
  return {...words, telling: tellingWords(words.plain), asked: tellingWords(words.written)};
}

/**
 * How well a name fits what is looked for, from 0 to 100: the same, the same but for writing, beginning so, holding it, holding
 * its words. `isForgiving` also takes words that are only alike, which costs more time and is worth less.
 */
export function nameScore(look: Wanted, name: Words, isForgiving = false): number {
  if (name.raw === '' || look.raw === '') return 0;
  if (name.raw === look.raw) return 100;
  if (look.plain === '') return name.raw.includes(look.raw) && look.raw.length > 1 ? ALL_WORDS : 0;
  if (name.plain === '') return 0;
  if (name.plain === look.plain) return name.raw.toLowerCase() === look.raw.toLowerCase() ? 98 : 96;
  const {written} = name;
  if (name.squashed === look.squashed) return 94;
  if (written === look.written) return 93;
  const penalty = Math.min(MOST_PENALTY, Math.max(0, name.plain.length - look.plain.length) / 40);
  if (written.startsWith(`${look.written} `)) return 80 - penalty;
  if (` ${written} `.includes(` ${look.written} `)) return 72 - penalty;
  if (look.squashed.length >= LEAST_SQUASHED && name.squashed.includes(look.squashed)) return 68 - penalty;
  const score = wordScore(look, name.words, penalty, isForgiving);
  if (score >= 50 || !isForgiving || look.squashed.length < LEAST_SQUASHED) return score;
  // A word that is too short to be told from others is told within its phrase: "by now", "Buy now".
  return isAlike(name.squashed, look.squashed) ? 56 : score;
}

function wordScore(look: Wanted, words: readonly string[], penalty: number, isForgiving: boolean): number {
  const {asked} = look;
  let found = 0;
  let alike = 0;
  for (const word of asked) {
    if (words.includes(word)) found += 1;
    else if (isForgiving && words.some((one) => isAlike(one, word))) alike += 1;
  }
  if (found === asked.length) return 64 - penalty;
  if (found + alike === 0) return 0;
  if (found + alike === asked.length) {
    // The fewer other words there are, the likelier it is the same thing misheard.
    const isWhole = words.length <= asked.length + 1;
    return (isWhole ? 58 : 50) - penalty - alike / asked.length;
  }
  const share = (found + alike * 0.8) / asked.length;
  // Somebody who says more than a name still says the name: "the save changes thing".
  const said = words.length > 0 ? words.filter((word) => asked.includes(word)).length / words.length : 0;
  return share >= 0.5 || said === 1 ? 40 * Math.max(share, said * 0.7) - penalty : 0;
}
