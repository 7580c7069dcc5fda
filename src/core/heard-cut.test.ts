import {describe, expect, it} from 'vitest';
import {cutAtHeard, learnRate, USUAL_RATE} from './heard-cut.ts';

describe('an answer that was interrupted', () => {
  it('keeps the words that were heard, and no half ones', () => {
    expect(cutAtHeard('The quick brown fox jumps', 1_000, 10)).toBe('The quick');
    expect(cutAtHeard('The quick brown fox', 900, 10)).toBe('The quick');
    expect(cutAtHeard('The quick', 0, 10)).toBe('');
    expect(cutAtHeard('Extraordinary', 500, 10)).toBe('');
  });

  it('is whole when it was heard whole', () => {
    expect(cutAtHeard('Yes.', 5_000, 10)).toBe('Yes.');
  });
});

describe('the rate of speech', () => {
  it('follows what was heard whole', () => {
    expect(learnRate(15, 'x'.repeat(50), 5_000)).toBe(12.5);
  });

  it('learns nothing from a word', () => {
    expect(learnRate(USUAL_RATE, 'Yes.', 400)).toBe(USUAL_RATE);
  });
});
