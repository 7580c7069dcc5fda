/**
 * The words of `said` that are missing from `heard`, by the longest run of words that both have in the same order.
 * Upper case and punctuation do not count.
 */
export function missingWords(said: string, heard: string): string[] {
  const spoken = wordsOf(said);
  const found = wordsOf(heard);
  // lengths[i][j]: how many words the rests of both, from i and j on, have in common.
  const lengths = Array.from({length: spoken.length + 1}, () => new Array<number>(found.length + 1).fill(0));
  const common = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = spoken.length - 1; i >= 0; i -= 1) {
    for (let j = found.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] =
        spoken[i] === found[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  }
  const missing: string[] = [];
  let j = 0;
  for (const [i, word] of spoken.entries()) {
    if (common(i + 1, j) >= common(i, j)) missing.push(word);
    else j = found.indexOf(word, j) + 1;
  }
  return missing;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** How many of the words that are missing from `one` are not missing from `other`. */
export function onlyMissing(one: readonly string[], other: readonly string[]): number {
  const rest = [...other];
  return one.filter((word) => {
    const at = rest.indexOf(word);
    if (at < 0) return true;
    rest.splice(at, 1);
    return false;
  }).length;
}
