import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {toArpabet} from './phonemes.ts';

/** How words are said, as lines for the recogniser's dictionary. */
export interface Pronunciations {
  /** Dictionary lines (`word PH ON EM ES`) of those `words` that can be said; the others have none. */
  linesFor(words: Iterable<string>): Map<string, string[]>;
}

/** @param cmudict path of a CMU pronouncing dictionary; a second way to say a word is `word(2)`. */
export function loadPronunciations(cmudict: string): Pronunciations {
  const known = new Map<string, string[]>();
  for (const line of readFileSync(cmudict, 'utf8').split('\n')) {
    const word = /^([^\s(]+)/.exec(line)?.[1];
    if (word === undefined) continue;
    const lines = known.get(word);
    if (lines) lines.push(line);
    else known.set(word, [line]);
  }
  const guessed = new Map<string, string[]>();
  return {
    linesFor(words) {
      const wanted = [...new Set(words)];
      const strangers = wanted.filter((word) => !known.has(word) && !guessed.has(word));
      for (const [word, sounds] of guess(strangers))
        guessed.set(word, sounds === null ? [] : [`${word} ${sounds}`]);
      const found = wanted.map((word) => [word, known.get(word) ?? guessed.get(word) ?? []] as const);
      return new Map(found.filter(([, lines]) => lines.length > 0));
    },
  };
}

/** Asks espeak-ng how it would say words no dictionary lists, all in one run: names on pages are often such words. */
function guess(words: readonly string[]): Map<string, string | null> {
  if (words.length === 0) return new Map();
  const run = spawnSync('espeak-ng', ['-q', '-x', '-v', 'en-us', '--stdin'], {
    // A full stop and an empty line keep each word on a line of its own.
    input: words.map((word) => `${word}.\n\n`).join(''),
    encoding: 'utf8',
  });
  const lines =
    run.status === 0
      ? run.stdout
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '')
      : [];
  // If the counts differ no line can be trusted to belong to its word; then all are left out.
  const isAligned = lines.length === words.length;
  return new Map(words.map((word, at) => [word, isAligned ? toArpabet(lines[at] ?? '') : null]));
}
