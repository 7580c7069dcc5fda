/** Words that help to say where something is, and are hardly ever what it is called. */
const IDLE = new Set(
  'a an the this that these those to of for on in at with and my your me it its please one page is are here called named says saying'.split(
    ' ',
  ),
);
/** Words that recognisers and pages write in one way or the other, as they are compared. */
const WRITTEN = new Map([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, number) => [word, String(number)] as const),
  ['okay', 'ok'],
]);
const ONLY_ASCII = /^[\x20-\x7e\s]*$/;

/** Words as they are compared: how they are written, and what is left of them when that does not matter. */
export interface Words {
  /** As written, white space made one. */
  raw: string;
  /** Small letters and digits of any script, accents taken off, one space between words. */
  plain: string;
  /** The same without its spaces. */
  squashed: string;
  /** The same as `WRITTEN` has it, such as numbers as digits; and its words. */
  written: string;
  words: readonly string[];
}

/** Takes case, accents, punctuation and white space out of a text. */
export function plainOf(text: string): string {
  if (ONLY_ASCII.test(text))
    return text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What was prepared before: a page is searched for several readings of a target, and for one target after another. */
const prepared = new Map<string, Words>();
const MOST_PREPARED = 10_000;
/** Longer texts are hardly ever names, and not worth their room. */
const LONGEST_PREPARED = 240;

/** Prepares a text for being compared. */
export function wordsOf(text: string): Words {
  const known = prepared.get(text);
  if (known) return known;
  const raw = text.replaceAll(/\s+/g, ' ').trim();
  const plain = plainOf(raw);
  const words = plain.split(' ').map((word) => WRITTEN.get(word) ?? word);
  const found = {raw, plain, squashed: plain.replaceAll(' ', ''), written: words.join(' '), words};
  if (text.length > LONGEST_PREPARED) return found;
  if (prepared.size >= MOST_PREPARED) prepared.clear();
  prepared.set(text, found);
  return found;
}

/** Lets go of the texts that were prepared. */
export function forgetWords(): void {
  prepared.clear();
}

/** The words that say something; all of them where none does. */
export function tellingWords(plain: string): string[] {
  const all = plain.split(' ').filter(Boolean);
  const telling = all.filter((word) => !IDLE.has(word));
  return telling.length > 0 ? telling : all;
}

/** What was found out of pairs of words, by one of them: pages use the same words again and again. */
const alike = new Map<string, Map<string, boolean>>();
const MOST_WORDS = 40;
const MOST_ALIKE = 5_000;

/** Whether two words may be the same word misheard or written otherwise: one or two letters apart, or sounding alike. */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  if (Math.abs(one.length - other.length) > 3) return false;
  let known = alike.get(other);
  if (!known) {
    if (alike.size > MOST_WORDS) alike.clear();
    known = new Map();
    alike.set(other, known);
  }
  const before = known.get(one);
  if (before !== undefined) return before;
  if (known.size > MOST_ALIKE) known.clear();
  const found = compare(one, other);
  known.set(one, found);
  return found;
}

function compare(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 3) return false;
  if (/^\d+$/.test(one) || /^\d+$/.test(other)) return false;
  if (long.startsWith(short) && long.length - short.length <= (short.length >= 5 ? 3 : 1)) return true;
  const most = short.length >= 7 ? 2 : short.length >= 4 ? 1 : 0;
  if (most > 0 && long.length - short.length <= most && isWithin(short, long, most)) return true;
  return one[0] === other[0] && long.length - short.length <= 2 && soundOf(one) === soundOf(other);
}

/** Whether at most `most` letters have to be put in, left out, changed or swapped. */
function isWithin(one: string, other: string, most: number): boolean {
  let before: number[] = [];
  let last = Array.from({length: other.length + 1}, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && isSwapped) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return false;
    before = last;
    last = next;
  }
  return (last[other.length] ?? most + 1) <= most;
}

const sounds = new Map<string, string>();

/** How an English word sounds, roughly: its consonants, those that sound alike made one. */
function soundOf(word: string): string {
  const known = sounds.get(word);
  if (known !== undefined) return known;
  const sound = word
    .replaceAll('ph', 'f')
    .replaceAll(/ck|c(?=[aou])|q|k/g, 'k')
    .replaceAll(/gh|(?<=.)[aeiouywh]/g, '')
    .replaceAll(/[zsc]/g, 's')
    .replaceAll(/(.)\1+/g, '$1');
  if (sounds.size > 5_000) sounds.clear();
  sounds.set(word, sound);
  return sound;
}
