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

test('a stretch of pure zeros is found by its length', () => {
  const log = new LevelLog();
  const noise = (ms: number) => new Int16Array((SOUND_RATE * ms) / 1000).fill(1);
  const zeros = (ms: number) => new Int16Array((SOUND_RATE * ms) / 1000);
  let at = 10_000;
  for (const chunk of [noise(50), zeros(200), noise(50), zeros(30), noise(50), zeros(30)]) {
    at += (chunk.length * 1000) / SOUND_RATE;
    log.add(chunk, at);
  }
  expect(log.gap(10_000, 25, 35)).toBe(10_300);
  expect(log.gap(10_301, 25, 35)).toBeNull();
});
