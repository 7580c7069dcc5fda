import {expect, test} from 'vitest';
import {resample, speech, voicedPart} from './speech.ts';

test('the voiced part leaves out the quiet at both ends', () => {
  const samples = Float32Array.from([0, 0.001, 0.5, 0, -0.4, 0.002, 0]);
  expect(voicedPart(samples)).toEqual({voiceFrom: 2, voiceTo: 5});
  expect(voicedPart(new Float32Array(4))).toEqual({voiceFrom: 0, voiceTo: 0});
});

test('a tone keeps its length and height at another rate', () => {
  const tone = Float32Array.from({length: 2205}, (_, index) =>
    Math.sin((2 * Math.PI * 441 * index) / 22_050),
  );
  const faster = resample(tone, 22_050, 48_000);
  expect(faster.length).toBe(4800);
  expect(Math.max(...faster)).toBeCloseTo(1, 2);
});

test('a sentence is spoken once and remembered', async () => {
  const first = speech('what is on this page');
  expect(speech('what is on this page')).toBe(first);
  const {samples, rate, voiceFrom, voiceTo} = await first;
  expect((voiceTo - voiceFrom) / rate).toBeGreaterThan(0.5);
  expect(voiceTo).toBeLessThanOrEqual(samples.length);
});
