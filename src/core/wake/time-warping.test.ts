import {describe, expect, it} from 'vitest';
import {warp, type Frames} from './time-warping.ts';

const LOOSE = {slack: 4, part: 5};
const frames = (rows: readonly (readonly number[])[]): Frames => ({
  count: rows.length,
  width: rows[0]?.length ?? 0,
  values: Float32Array.from(rows.flat()),
});
/** A path through a plane, `count` frames long, that never comes back to where it was. */
const word = (count: number, bend = 1) =>
  Array.from({length: count}, (_, at) => {
    const along = at / (count - 1);
    return [10 * along, 5 * Math.sin(3 * along * bend)];
  });

describe('time warping', () => {
  it('finds no difference between a word and itself', () => {
    expect(warp(frames(word(40)), frames(word(40)), LOOSE)).toEqual({mean: 0, worst: 0});
  });

  it.each([28, 60, 75])('knows a word of 40 frames that is said in %i', (count) => {
    const found = warp(frames(word(40)), frames(word(count)), LOOSE);
    expect(found?.mean).toBeLessThan(0.4);
    expect(warp(frames(word(40)), frames(word(count, 2)), LOOSE)?.mean).toBeGreaterThan(1);
  });

  it('does not stretch beyond double or half', () => {
    expect(warp(frames(word(40)), frames(word(100)), LOOSE)).toBeNull();
    expect(warp(frames(word(100)), frames(word(40)), LOOSE)).toBeNull();
  });

  it('leaves out a few frames before the word, and not many', () => {
    const late = (noise: number) => frames([...Array.from({length: noise}, () => [30, 30]), ...word(40)]);
    expect(warp(frames(word(40)), late(4), LOOSE)?.mean).toBeCloseTo(0);
    expect(warp(frames(word(40)), late(12), LOOSE)?.mean).toBeGreaterThan(1);
  });

  it('tells a word that is wrong in one place by its worst part', () => {
    const wrong = word(40).map(([one = 0, other = 0], at) => [one, at >= 18 && at < 24 ? other + 6 : other]);
    const found = warp(frames(word(40)), frames(wrong), LOOSE);
    expect(found?.mean).toBeLessThan(1.5);
    expect(found?.worst).toBeGreaterThan(3 * (found?.mean ?? Infinity));
  });

  it('copes with what is shorter than the worst part', () => {
    expect(warp(frames(word(3)), frames(word(3)), LOOSE)).toEqual({mean: 0, worst: 0});
  });
});
