import {describe, expect, it} from 'vitest';
import type {SpendingSettings} from '../protocol/spending.ts';
import {nearedBudget, nearedInWords, reachedBudget, reachedInWords} from './budget.ts';

const NONE: SpendingSettings = {isLocalFree: true, dayUsd: null, conversationUsd: null, warnShare: 0.8};
const BOTH = {...NONE, dayUsd: 1, conversationUsd: 0.5};

describe('a budget', () => {
  it('that is not set is never reached', () => {
    expect(reachedBudget(NONE, {day: 1e6, conversation: 1e6})).toBeNull();
    expect(nearedBudget(NONE, {day: 0, conversation: 0}, {day: 1e6, conversation: 1e6})).toBeNull();
  });

  it.each([
    [0.99, 0.49, null],
    [1, 0.1, 'day'],
    [0.6, 0.5, 'conversation'],
    [2, 2, 'day'],
  ])('of a day with $%d and a conversation with $%d spent is reached: %s', (day, conversation, reached) => {
    expect(reachedBudget(BOTH, {day, conversation})).toBe(reached);
  });

  it.each([
    ['when its share is passed', 0.79, 0.8, 'day'],
    ['not before', 0.5, 0.79, null],
    ['not again', 0.8, 0.9, null],
    ['not when the whole is spent at once', 0.5, 1, null],
  ])('warns once, %s', (_when, before, after, neared) => {
    expect(nearedBudget(BOTH, {day: before, conversation: 0}, {day: after, conversation: 0})).toBe(neared);
  });

  it('is told in words', () => {
    expect(reachedInWords(BOTH, 'day').message).toBe('Today’s budget of $1.00 is spent.');
    expect(nearedInWords(BOTH, 'conversation', {day: 0, conversation: 0.41}).message).toBe(
      'This conversation’s budget is nearly spent: $0.41 of $0.50.',
    );
  });
});
