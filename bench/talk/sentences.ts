/** A sentence that is answered without a tool, and the one that cuts in on an answer. */
export const PLAIN_SENTENCE = 'can you hear me';
export const CUTTING_SENTENCE = 'read me a long story';
/** The sentence for which the page is read. */
export const PAGE_SENTENCE = 'what is on this page';

/** Said by turns, cold and warm, to see whether a word is lost. */
export const SENTENCES = [
  PAGE_SENTENCE,
  'tell me a joke',
  'where is the search box',
  'what can you do',
  'show me the second link',
  'point to the heading',
  'read this page',
  'count to thirty',
  'find the contact link',
  PLAIN_SENTENCE,
];

/** An answer that is soon over. */
export const SHORT_ANSWER = [{say: 'Yes.'}];

/** An answer without a pause in which it would be silent of itself, then the one to the words that cut in. */
export const LONG_ANSWER = [
  {
    say: 'the river runs round the mill and under a long low arch and on along the narrow lane where all our yellow roses grow',
  },
  ...SHORT_ANSWER,
];

/** What the voice service does when the page is to be read: the same short course on both sides. */
export const PAGE_SCRIPT = [{call: {name: 'read_page', arguments: {}}}, ...SHORT_ANSWER];
