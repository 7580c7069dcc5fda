/** Measurements so far, in ms. */
export interface Samples {
  captureCold: number[];
  captureWarm: number[];
  ready: number[];
  /** End of speech to the first audible reply, by the browser's own level. */
  reply: number[];
  /** The same by the meter at the speaker. */
  replyAtSpeaker: number[];
  readPage: number[];
}

export function noSamples(): Samples {
  return {captureCold: [], captureWarm: [], ready: [], reply: [], replyAtSpeaker: [], readPage: []};
}

/** A sentence that is answered without a tool, and one for which the page is read. */
export const PLAIN_SENTENCE = 'can you hear me';
export const PAGE_SENTENCE = 'what is on this page';

/** What the voice service does with the second: the same short course on both sides. */
export const PAGE_SCRIPT = [{call: {name: 'read_page', arguments: {}}}, {say: 'That is a page.'}];
