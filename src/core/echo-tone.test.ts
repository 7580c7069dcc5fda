import {describe, expect, it} from 'vitest';
import {echoTone, TONE_FREQUENCIES, TONE_MS, TONE_RMS} from './echo-tone.ts';
import {measureTone} from './tone-level.ts';

const RATE = 48_000;
const tone = echoTone(RATE);
const windows = Array.from({length: 36}, (_, index) => tone.subarray(index * 4_096, (index + 1) * 4_096));

describe('the test tone', () => {
  it('has its length and its loudness, and does not clip', () => {
    expect(tone).toHaveLength((TONE_MS * RATE) / 1_000);
    const energy = tone.reduce((sum, sample) => sum + sample * sample, 0);
    expect(Math.sqrt(energy / tone.length)).toBeCloseTo(TONE_RMS, 5);
    expect(tone.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)).toBeLessThan(0.7);
  });

  it('is found whole at its own frequencies, and hardly beside them', () => {
    const between = TONE_FREQUENCIES.slice(1).map((hz, index) => (hz + (TONE_FREQUENCIES[index] ?? 0)) / 2);
    const energy = (frequencies: readonly number[]) =>
      windows.reduce((sum, samples) => sum + measureTone(samples, frequencies, RATE).tone ** 2, 0);
    const all = windows.reduce((sum, samples) => sum + measureTone(samples, [], RATE).rms ** 2, 0);
    expect(energy(TONE_FREQUENCIES) / all).toBeGreaterThan(0.8);
    expect(energy(between) / all).toBeLessThan(0.01);
  });

  it('is like itself at no delay, so that a canceller can tell how late it comes', () => {
    const coarse = tone.filter((_, at) => at % 4 === 0);
    const likeness = (lag: number) => {
      let product = 0;
      for (let at = 0; at + lag < coarse.length; at += 1) {
        product += (coarse[at] ?? 0) * (coarse[at + lag] ?? 0);
      }
      return product;
    };
    const whole = likeness(0);
    const lags = Array.from({length: 1_000}, (_, index) => 48 + index * 7);
    expect(lags.filter((lag) => Math.abs(likeness(lag)) > 0.5 * whole)).toEqual([]);
  });
});
