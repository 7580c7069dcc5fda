import type {Failure, Told} from '../protocol/failures.ts';
import type {Closer, SentencePart} from '../protocol/sentence.ts';
import {failureKeys} from '../protocol/texts/failure-keys.ts';
import type {Words} from '../protocol/texts/words.ts';
import {dollars} from './cost-words.ts';

/**
 * A sentence or a failure in the person's language. A failure that was given a closer sentence for the voice alone is told by
 * the general one of its reason; in English it is told as it is.
 */
export function saidIn(words: Words, {message, closer, reason}: Told): string {
  if (closer) return closerIn(words, closer);
  return reason === undefined || words.say('language') === 'en'
    ? message
    : words.say(failureKeys(reason).message);
}

/** What to do about a failure, in the person's language. */
export function fixIn({say}: Words, {reason}: Pick<Failure, 'reason'>): string {
  return say(failureKeys(reason).fix);
}

function closerIn(words: Words, {key, parts}: Closer): string {
  const given = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, partIn(words, part)]));
  // Which parts belong to which name was checked where the sentence was made.
  const anySay = words.say as (key: string, parts: Record<string, string | number>) => string;
  return anySay(`said_${key}`, given);
}

function partIn(words: Words, part: SentencePart): string | number {
  if (typeof part !== 'object') return part;
  if ('decimal' in part) {
    const digits = {minimumFractionDigits: part.digits, maximumFractionDigits: part.digits};
    return part.decimal.toLocaleString(words.locale, digits);
  }
  return 'usd' in part ? dollars(part.usd, words) : saidIn(words, part);
}
