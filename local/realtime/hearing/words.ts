const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** A whole number below a thousand as it is said; none for others. */
function numberWords(value: number): string[] {
  if (value < 20) return [UNITS[value] ?? ''];
  if (value < 100)
    return [TENS[Math.floor(value / 10)] ?? '', ...(value % 10 ? numberWords(value % 10) : [])];
  if (value < 1000) {
    return [
      UNITS[Math.floor(value / 100)] ?? '',
      'hundred',
      ...(value % 100 ? numberWords(value % 100) : []),
    ];
  }
  return [];
}

/** Text as it would be said: sentences of lower-case words, numbers spelt, other signs dropped. */
export function toSpokenSentences(text: string): string[][] {
  return text
    .toLowerCase()
    .replaceAll(/[’‘]/g, "'")
    .split(/[.!?;:\n"()[\]{}<>|]+/)
    .map((sentence) =>
      sentence
        .split(/[^\p{L}\p{N}']+/u)
        .flatMap((word) =>
          /^\d{1,3}$/.test(word) ? numberWords(Number(word)) : [word.replaceAll(/^'+|'+$/g, '')],
        )
        .filter((word) => /^[a-z][a-z']*$/.test(word)),
    )
    .filter((words) => words.length > 0);
}
