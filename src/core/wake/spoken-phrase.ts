/**
 * Looks for `phrase` among the words of `transcript`, whatever the case and the punctuation. Answers how many words
 * follow the last one of it, or `null` where it is not there.
 */
export function wordsAfterPhrase(transcript: string, phrase: string): number | null {
  const said = wordsOf(transcript);
  const sought = wordsOf(phrase);
  if (sought.length === 0) return null;
  for (let from = said.length - sought.length; from >= 0; from -= 1) {
    if (sought.every((word, at) => said[from + at] === word)) return said.length - from - sought.length;
  }
  return null;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
