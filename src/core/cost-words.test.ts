import {describe, expect, it} from 'vitest';
import {amountsInWords, costInWords, dollars} from './cost-words.ts';
import {NO_AMOUNTS} from './spending.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

describe('money', () => {
  it.each([
    [4.2, '$4.20'],
    [0.1, '$0.10'],
    [0.01234, '$0.0123'],
    [0.05, '$0.05'],
    [0.00003, 'under $0.0001'],
    [0, '$0.00'],
  ])('%d is told as %s', (usd, words) => {
    expect(dollars(usd, ENGLISH)).toBe(words);
  });
});

describe('a cost', () => {
  it.each([
    [{usd: 0.5, tokens: 9, hasUnknown: false}, '$0.50'],
    [{usd: 0, tokens: 9, hasUnknown: false}, 'free'],
    [{usd: 0, tokens: 9, hasUnknown: true}, 'price unknown'],
    [{usd: 0.5, tokens: 9, hasUnknown: true}, 'at least $0.50'],
  ])('%o is told as %s', (bill, words) => {
    expect(costInWords(bill, ENGLISH)).toBe(words);
  });
});

it('amounts are told with what they are, and only those that there are', () => {
  expect(amountsInWords({...NO_AMOUNTS, textIn: 1_204, audioCached: 3, heardMs: 2_540}, ENGLISH)).toEqual([
    {what: 'text in', amount: '1,204 tokens'},
    {what: 'audio in, cached', amount: '3 tokens'},
    {what: 'speech recognised', amount: '2.5 s'},
  ]);
});
