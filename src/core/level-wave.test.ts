import {expect, it} from 'vitest';
import {shareOf, withLevel} from './level-wave.ts';

it('draws loudness as it is heard: silence as nothing, close speech as all, twice as loud the same step up', () => {
  expect(shareOf(0)).toBe(0);
  expect(shareOf(0.5)).toBe(1);
  const steps = [0.01, 0.02, 0.04, 0.08].map(shareOf);
  const [first = 0, second = 0, third = 0, fourth = 0] = steps;
  expect(second - first).toBeCloseTo(fourth - third, 6);
  expect(second).toBeGreaterThan(first);
});

it('moves on: the oldest level goes, and the newest is last', () => {
  expect(withLevel([0.1, 0.2, 0.3], 0.9)).toEqual([0.2, 0.3, 0.9]);
});
