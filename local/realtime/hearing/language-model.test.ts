import {describe, expect, it} from 'vitest';
import {buildLanguageModel, vocabularyOf} from './language-model.ts';
import {toArpabet} from './phonemes.ts';
import {toSpokenSentences} from './words.ts';

const UTTERANCES = [
  {words: ['point', 'at', 'the', 'box'], weight: 3},
  {words: ['point', 'at', 'the', 'link'], weight: 1},
  {words: ['read', 'the', 'page'], weight: 2},
  {words: ['hello'], weight: 1},
];

interface Entry {
  probability: number;
  backOff: number;
}

function parse(arpa: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let order = 0;
  for (const line of arpa.split('\n')) {
    const section = /^\\(\d)-grams:$/.exec(line);
    if (section) order = Number(section[1]);
    const fields = line.split(' ');
    if (order === 0 || !/^-?\d/.test(line)) continue;
    const backOff = fields.length > order + 1 ? Number(fields.at(-1)) : 0;
    entries.set(fields.slice(1, order + 1).join(' '), {probability: Number(fields[0]), backOff});
  }
  return entries;
}

/** How a recogniser reads the model: the longest n-gram listed, else back off. */
function logProbability(model: Map<string, Entry>, history: string[], word: string): number {
  const listed = model.get([...history, word].join(' '));
  if (listed) return listed.probability;
  if (history.length === 0) return Number.NEGATIVE_INFINITY;
  return (model.get(history.join(' '))?.backOff ?? 0) + logProbability(model, history.slice(1), word);
}

describe('the language model', () => {
  const arpa = buildLanguageModel(UTTERANCES);
  const model = parse(arpa);
  const words = [...vocabularyOf(UTTERANCES), '</s>'];

  it.each([
    [[]],
    [['<s>']],
    [['<s>', 'point']],
    [['point', 'at']],
    [['at', 'the']],
    [['hello', 'page']],
    [['box']],
  ])('gives probabilities that add up to one after %j', (history: string[]) => {
    const sum = words.reduce((total, word) => total + 10 ** logProbability(model, history, word), 0);
    expect(sum).toBeCloseTo(1, 3);
  });
  it('prefers what is said more often', () => {
    expect(logProbability(model, ['at', 'the'], 'box')).toBeGreaterThan(
      logProbability(model, ['at', 'the'], 'link'),
    );
    expect(logProbability(model, ['at', 'the'], 'link')).toBeGreaterThan(
      logProbability(model, ['at', 'the'], 'hello'),
    );
  });
  it('counts its n-grams rightly', () => {
    for (const order of [1, 2, 3]) {
      const told = Number(new RegExp(`ngram ${order}=(\\d+)`).exec(arpa)?.[1]);
      expect([...model.keys()].filter((key) => key.split(' ').length === order)).toHaveLength(told);
    }
  });
});

describe('words', () => {
  it('are what would be said', () => {
    expect(toSpokenSentences('Open 24 hours! It’s the “best” tea')).toEqual([
      ['open', 'twenty', 'four', 'hours'],
      ["it's", 'the', 'best', 'tea'],
    ]);
  });
  it('that no dictionary lists are sounded out', () => {
    expect(toArpabet("p'A@li")).toBe('P AA R L IY');
    expect(toArpabet("tS'3:tS")).toBe('CH ER CH');
    expect(toArpabet('ɬ')).toBeNull();
  });
});
