import {describe, expect, it} from 'vitest';
import type {WakeMatcher} from './wake-matcher.ts';
import {createWakeSpotter} from './wake-spotter.ts';

/** A matcher for which every stretch of `length` frames is the word, and others the less so the more they differ. */
const matcherFor = (length: number, least = 0): WakeMatcher => ({
  leastFrames: 20,
  mostFrames: 80,
  limit: 0.4,
  score: ({count}) => least + Math.abs(count - length) / 20,
});
/** Looks after every second frame; answers when what was found. */
const watch = (matcher: WakeMatcher, frames: number, from = 0) => {
  const spotter = createWakeSpotter(matcher);
  const found: {at: number; end: number}[] = [];
  let count = 2;
  for (; count <= frames && !spotter.isOver; count += 2) {
    const end = spotter.look(heard(count, from), count + 2 > frames);
    if (end !== null) found.push({at: count, end});
  }
  return {found, looked: count - 2};
};
const heard = (count: number, from: number) => ({
  count,
  from: Math.min(from, count),
  between: (start: number, end: number) => ({count: end - start, width: 0, values: new Float32Array()}),
});

describe('spotting', () => {
  it('finds the word when what follows makes it no better', () => {
    expect(watch(matcherFor(40), 200).found).toEqual([{at: 48, end: 40}]);
  });

  it('finds it at the end of what was said', () => {
    expect(watch(matcherFor(40), 42).found).toEqual([{at: 42, end: 40}]);
  });

  it('counts from where it became loud', () => {
    expect(watch(matcherFor(40), 200, 30).found).toEqual([{at: 78, end: 70}]);
  });

  it('finds nothing in another word, and looks no further than the longest word', () => {
    expect(watch(matcherFor(40, 0.5), 200)).toEqual({found: [], looked: 80});
  });

  it('finds nothing in what is too short', () => {
    expect(watch(matcherFor(10), 18).found).toEqual([]);
  });
});
