import {expect, test} from 'vitest';
import {LevelLog} from './ears.ts';
import {SOUND_RATE} from './sound.ts';

const second = (amplitude: number) => new Int16Array(SOUND_RATE).fill(Math.round(amplitude * 32768));

test('sound is found at the time it was recorded', () => {
  const log = new LevelLog();
  log.add(second(0), 11_000);
  log.add(second(0.5), 12_000);
  log.add(second(0), 13_000);
  const all = log.heard(10_000, 13_000);
  expect(all).toMatchObject({peak: 0.5, audibleMs: 1000, firstAudibleAt: 11_000, lastAudibleAt: 12_000});
  expect(all.rms).toBeCloseTo(0.5 / Math.sqrt(3), 5);
});

test('only the stretch that was asked for counts', () => {
  const log = new LevelLog();
  log.add(second(0.5), 11_000);
  log.add(second(0), 12_000);
  expect(log.heard(11_000, 12_000)).toMatchObject({peak: 0, audibleMs: 0, firstAudibleAt: null});
  expect(log.heard(10_500, 10_600)).toMatchObject({peak: 0.5, audibleMs: 100});
});

test('a late chunk does not move what came before it', () => {
  const log = new LevelLog();
  log.add(second(0.5), 11_000);
  log.add(second(0), 12_400);
  expect(log.heard(9000, 13_000)).toMatchObject({firstAudibleAt: 10_000, lastAudibleAt: 11_000});
});
