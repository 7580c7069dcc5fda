import type {TranscriptEntry} from '../protocol/transcript.ts';

/**
 * A test for utterances in which every word of `query` occurs, also inside of longer words. Case, accents and the form
 * of quotes do not count. A query without a word suits every utterance.
 */
export function matcherOf(query: string): (entry: TranscriptEntry) => boolean {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return ({text}) => {
    const said = folded(text);
    return words.every((word) => said.includes(word));
  };
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .toLowerCase();
}
