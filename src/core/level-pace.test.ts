import {expect, it} from 'vitest';
import {createLevelPace} from './level-pace.ts';

it('gives the first level at once, and then the loudest of each 50 ms', () => {
  const pace = createLevelPace();
  expect(pace(0.1, 1_000)).toBe(0.1);
  expect(pace(0.4, 1_020)).toBeNull();
  expect(pace(0.3, 1_049)).toBeNull();
  expect(pace(0.2, 1_050)).toBe(0.4);
  expect(pace(0.1, 1_100)).toBe(0.1);
});

it('lets no level outlast a pause', () => {
  const pace = createLevelPace();
  pace(0.1, 1_000);
  pace(0.9, 1_010);
  expect(pace(0.2, 3_000)).toBe(0.2);
});
