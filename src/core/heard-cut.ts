/** Characters of an answer that are spoken in a second, until this conversation has shown its own rate. */
export const USUAL_RATE = 15;
/** An answer shorter than this says little about a rate, in ms. */
const LEAST_MS = 1_500;

/** The rate after an answer that was heard to its end: half old, half new, so that one odd answer does not rule. */
export function learnRate(rate: number, text: string, audibleMs: number): number {
  if (audibleMs < LEAST_MS || text.length === 0) return rate;
  return (rate + (text.length * 1_000) / audibleMs) / 2;
}

/**
 * The part of `text` that was heard when it fell silent after `heardMs`, at `rate` characters a second, up to the end of
 * a word. A service tells its words ahead of their sound, and does not say which were heard.
 */
export function cutAtHeard(text: string, heardMs: number, rate: number): string {
  const heard = Math.floor((heardMs * rate) / 1_000);
  if (heard >= text.length) return text;
  const end = text.slice(0, heard + 1).search(/\s\S*$/);
  return end <= 0 ? '' : text.slice(0, end).trimEnd();
}
