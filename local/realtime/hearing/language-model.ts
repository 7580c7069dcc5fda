/** Something a person may say, and how much more likely it is than a sentence of weight 1. */
export interface Utterance {
  words: readonly string[];
  weight: number;
}

/** Every word of `utterances`, once. */
export function vocabularyOf(utterances: readonly Utterance[]): Set<string> {
  return new Set(utterances.flatMap((utterance) => utterance.words));
}

const BEGIN = '<s>';
const END = '</s>';

/** How often each word followed a history; the history is a space-joined string of none, one or two words. */
type Followers = Map<string, Map<string, number>>;

function count(utterances: readonly Utterance[]): [Followers, Followers, Followers] {
  const orders: [Followers, Followers, Followers] = [
    new Map<string, Map<string, number>>(),
    new Map<string, Map<string, number>>(),
    new Map<string, Map<string, number>>(),
  ];
  for (const {words, weight} of utterances) {
    const sentence = [BEGIN, ...words, END];
    for (let at = 1; at < sentence.length; at++) {
      for (const [order, followers] of orders.entries()) {
        if (order > at) break;
        const history = sentence.slice(at - order, at).join(' ');
        const word = sentence[at] ?? END;
        const seen = followers.get(history) ?? new Map<string, number>();
        seen.set(word, (seen.get(word) ?? 0) + weight);
        followers.set(history, seen);
      }
    }
  }
  return orders;
}

function total(seen: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const times of seen.values()) sum += times;
  return sum;
}

/** Witten-Bell: the share of a history's probability kept for words not seen after it. */
function backOff(seen: ReadonlyMap<string, number>): number {
  return seen.size / (seen.size + total(seen));
}

function log10(probability: number): string {
  return Math.log10(probability).toFixed(5);
}

/**
 * A trigram model in ARPA format with interpolated Witten-Bell back-off: the probabilities that follow any history add
 * up to one. `utterances` must not be empty.
 */
export function buildLanguageModel(utterances: readonly Utterance[]): string {
  const [unigrams, bigrams, trigrams] = count(utterances);
  const words = unigrams.get('') ?? new Map<string, number>();
  const all = total(words);
  const p1 = (word: string): number => (words.get(word) ?? 0) / all;
  const p2 = (history: string, word: string): number => {
    const seen = bigrams.get(history);
    if (!seen) return p1(word);
    const kept = backOff(seen);
    return ((1 - kept) * (seen.get(word) ?? 0)) / total(seen) + kept * p1(word);
  };
  const p3 = (history: string, seen: ReadonlyMap<string, number>, word: string): number => {
    const kept = backOff(seen);
    const shorter = history.slice(history.indexOf(' ') + 1);
    return ((1 - kept) * (seen.get(word) ?? 0)) / total(seen) + kept * p2(shorter, word);
  };
  const weightOf = (followers: Followers, history: string): string => {
    const seen = followers.get(history);
    return seen ? log10(backOff(seen)) : '0.00000';
  };

  const one = [...words.keys()].sort().map((word) => `${log10(p1(word))} ${word} ${weightOf(bigrams, word)}`);
  // The beginning of a sentence is a history and never follows anything.
  one.unshift(`-99.00000 ${BEGIN} ${weightOf(bigrams, BEGIN)}`);
  const two = [...bigrams].flatMap(([history, seen]) =>
    [...seen.keys()].map(
      (word) => `${log10(p2(history, word))} ${history} ${word} ${weightOf(trigrams, `${history} ${word}`)}`,
    ),
  );
  const three = [...trigrams].flatMap(([history, seen]) =>
    [...seen.keys()].map((word) => `${log10(p3(history, seen, word))} ${history} ${word}`),
  );
  return [
    '\\data\\',
    `ngram 1=${one.length}`,
    `ngram 2=${two.length}`,
    `ngram 3=${three.length}`,
    '',
    '\\1-grams:',
    ...one,
    '',
    '\\2-grams:',
    ...two.sort(byHistory),
    '',
    '\\3-grams:',
    ...three.sort(byHistory),
    '',
    '\\end\\',
    '',
  ].join('\n');
}

// The format asks for the n-grams of one history to stand together.
function byHistory(a: string, b: string): number {
  const left = a.slice(a.indexOf(' '));
  const right = b.slice(b.indexOf(' '));
  return left < right ? -1 : left > right ? 1 : 0;
}
