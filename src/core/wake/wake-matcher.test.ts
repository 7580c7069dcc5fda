import {describe, expect, it} from 'vitest';
import {createWakeMatcher, isSameWord} from './wake-matcher.ts';
import type {Frames} from './time-warping.ts';

/** Cepstra of an invented word: `count` frames of four coefficients, each on a curve of its own. */
const word = (kind: number, count: number, shake = 0): Frames => ({
  count,
  width: 4,
  values: Float32Array.from({length: count * 4}, (_, at) => {
    const along = Math.floor(at / 4) / count;
    return Math.sin(kind * ((at % 4) + 1) + 5 * along * kind) + shake * Math.sin(at * 12.9);
  }),
});
const recordings = [word(1, 60), word(1, 66, 0.05), word(1, 72)];

describe('the matcher', () => {
  it('scores the word well, at another pace too, and another word badly', () => {
    const matcher = createWakeMatcher(recordings);
    for (const count of [50, 63, 90]) expect(matcher.score(word(1, count))).toBeLessThan(matcher.limit);
    for (const kind of [1.6, 2, 3]) expect(matcher.score(word(kind, 63))).toBeGreaterThan(matcher.limit);
    expect(matcher.score(word(1, 200))).toBe(Infinity);
  });

  it('is more generous to a person whose recordings differ, within limits', () => {
    const alike = createWakeMatcher(recordings).limit;
    const shaken = createWakeMatcher([word(1, 60, 0.25), word(1, 66), word(1.05, 72, 0.25)]).limit;
    const wild = createWakeMatcher([word(1, 60), word(2, 66), word(3, 72)]).limit;
    expect(shaken).toBeGreaterThan(alike);
    expect(wild).toBeGreaterThanOrEqual(shaken);
    expect(wild).toBeLessThan(0.7);
  });

  it('trusts two recordings more than one that went wrong', () => {
    const matcher = createWakeMatcher([word(1, 60), word(1, 66), word(3, 60)]);
    expect(matcher.score(word(1, 63))).toBeLessThan(matcher.limit);
    expect(matcher.score(word(3, 63))).toBeGreaterThan(matcher.limit);
  });

  it('judges stretches of about the length of the word', () => {
    const {leastFrames, mostFrames} = createWakeMatcher(recordings);
    expect(leastFrames).toBeLessThan(60);
    expect(leastFrames).toBeGreaterThan(30);
    expect(mostFrames).toBeGreaterThan(72);
    expect(mostFrames).toBeLessThan(144);
  });
});

describe('a new recording', () => {
  it('goes with others of the same word, and not with those of another', () => {
    expect(isSameWord(word(1, 63), recordings)).toBe(true);
    expect(isSameWord(word(2, 63), recordings)).toBe(false);
    expect(isSameWord(word(2, 63), [])).toBe(true);
  });
});
