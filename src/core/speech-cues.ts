import {plainOf, tellingWords} from './target/words.ts';

/** Something that is shown when the voice mentions it. Cues come in the order in which they were given. */
export interface WaitingCue {
  cueId: string;
  /** By what the voice may mention it, the closest first. */
  words: readonly string[];
  /** The response that asked for it: what that one said before, or says still, may mention it already. */
  responseId: string;
  /** When it was given, in ms. */
  since: number;
}

/** What one response says. */
export interface SpokenPart {
  responseId: string;
  /** The words as far as they have come; they come ahead of their sound. */
  text: string;
  /** How much of its sound has been heard, in ms. */
  heardMs: number;
  isPlayed: boolean;
}

/** An answer as it is being heard. */
export interface Speaking {
  /** In the order in which they are said. */
  parts: readonly SpokenPart[];
  /** Characters a second. */
  rate: number;
  /** Whether all words of the answer are there. */
  isWhole: boolean;
  /** Whether all of it has been heard, and nothing is to come. */
  isOver: boolean;
  /** When something was last heard of it, in ms; `null` for never. */
  heardAt: number | null;
  now: number;
}

/** A cue whose moment has come; its word is, or was, heard `ago` ms before now. Below 0 is a moment ahead. */
export interface DueCue {
  cueId: string;
  agoMs: number;
}

/** From the decision to the frame that shows it: two messages, and half a frame. */
export const LEAD_MS = 40;
/** A voice that says nothing for so long will not say it: longer than a service needs to begin to speak after a tool. */
export const SILENT_MS = 2_500;
/** Shorter words are found in too much of what is said. */
const LEAST_LETTERS = 3;

/** Which cues are due, from the first on. */
export function dueCues(waiting: readonly WaitingCue[], speaking: Speaking): DueCue[] {
  if (speaking.isOver) return waiting.map(({cueId}) => ({cueId, agoMs: 0}));
  const heard = heardChars(speaking);
  const lead = (LEAD_MS * speaking.rate) / 1_000;
  const due: DueCue[] = [];
  for (const [at, place] of placesOf(waiting, speaking).entries()) {
    const cue = waiting[at];
    if (!cue || place > heard + lead) break;
    due.push({cueId: cue.cueId, agoMs: ((heard - place) * 1_000) / speaking.rate});
  }
  const [first] = waiting;
  if (due.length === 0 && first && isSilent(first, speaking, heard)) due.push({cueId: first.cueId, agoMs: 0});
  return due;
}

/** How many characters of the whole answer have been heard. */
function heardChars({parts, rate}: Speaking): number {
  let before = 0;
  let heard = 0;
  for (const {text, heardMs, isPlayed} of parts) {
    if (isPlayed) heard = before + text.length;
    else if (heardMs > 0) heard = before + Math.min(text.length, (heardMs * rate) / 1_000);
    before += text.length;
  }
  return heard;
}

/** Where in the whole answer each cue belongs, in characters; infinite while nothing tells. */
function placesOf(waiting: readonly WaitingCue[], {parts, isWhole}: Speaking): number[] {
  const text = parts.map((part) => part.text).join('');
  const places: (number | null)[] = [];
  let from = 0;
  for (const cue of waiting) {
    const start = Math.max(from, startOf(parts, cue.responseId));
    const others = waiting.filter((one) => one !== cue).flatMap(({words}) => words);
    const place = mentionOf(cue.words, others, text, start);
    places.push(place);
    if (place !== null) from = place + 1;
  }
  return spread(places, isWhole ? text.length : Infinity);
}

function startOf(parts: readonly SpokenPart[], responseId: string): number {
  const at = parts.findIndex((part) => part.responseId === responseId);
  return parts.slice(0, Math.max(0, at)).reduce((total, {text}) => total + text.length, 0);
}

/** Cues that are never mentioned stand evenly between those that are, and the last of them at the end. */
function spread(places: readonly (number | null)[], end: number): number[] {
  const spreadOut: number[] = [];
  for (const [at, place] of places.entries()) {
    if (place !== null) {
      spreadOut.push(place);
      continue;
    }
    const before = spreadOut.at(-1) ?? 0;
    const next = places.slice(at).findIndex((one) => one !== null);
    const until = next < 0 ? end : (places[at + next] ?? end);
    const count = next < 0 ? places.length - at : next + 1;
    spreadOut.push(until === Infinity ? Infinity : before + (until - before) / count);
  }
  return spreadOut;
}

/**
 * Where in a text something is mentioned, from `start` on: by all its words in a row, else by a word that none of the `others`
 * shares, else by any. `null` where it is not.
 */
function mentionOf(
  phrases: readonly string[],
  others: readonly string[],
  text: string,
  start: number,
): number | null {
  const said = spokenWords(text, start);
  for (const phrase of phrases) {
    const words = plainOf(phrase).split(' ').filter(Boolean);
    const at = said.findIndex(
      (_, from) => words.length > 0 && words.every((word, step) => said[from + step]?.word === word),
    );
    if (at >= 0) return said[at]?.at ?? null;
  }
  const shared = new Set(others.flatMap((phrase) => plainOf(phrase).split(' ')));
  const telling = phrases
    .flatMap((phrase) => tellingWords(plainOf(phrase)))
    .filter((word) => word.length >= LEAST_LETTERS);
  for (const words of [telling.filter((word) => !shared.has(word)), telling]) {
    const found = said.find(({word}) =>
      words.some((one) => word === one || word === `${one}s` || `${word}s` === one),
    );
    if (found) return found.at;
  }
  return null;
}

/** The words of a text from `start` on, plain, with where each begins. */
function spokenWords(text: string, start: number): {word: string; at: number}[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({0: word, index}) =>
    index >= start ? [{word: plainOf(word), at: index}] : [],
  );
}

/** Whether the voice has said all that there is to hear, and has been quiet since. */
function isSilent(first: WaitingCue, {parts, heardAt, now}: Speaking, heard: number): boolean {
  const all = parts.reduce((total, {text}) => total + text.length, 0);
  const isHeard = parts.every(({isPlayed}) => isPlayed) || heard >= all;
  return isHeard && now - Math.max(first.since, heardAt ?? 0) >= SILENT_MS;
}
