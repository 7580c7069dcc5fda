import {describe, expect, it} from 'vitest';
import {loudnessOf} from '../pre-roll.ts';
import {createResampler, WAKE_RATE} from './resampler.ts';

const tone = (hz: number, rate: number, seconds = 0.5) =>
  Float32Array.from({length: rate * seconds}, (_, at) => Math.sin((2 * Math.PI * hz * at) / rate));
const inner = (samples: Float32Array) => samples.subarray(200, samples.length - 200);

describe.each([48_000, 44_100, 16_000])('from %i Hz', (rate) => {
  it('keeps a tone of speech as it is', () => {
    const out = inner(createResampler(rate).take(tone(1_000, rate)));
    const sought = inner(tone(1_000, WAKE_RATE));
    const apart = out.map((sample, at) => sample - (sought[at] ?? 0));
    expect(loudnessOf(apart.subarray(0, 6_000)).peak).toBeLessThan(0.02);
  });

  it('gives the same in pieces as at once', () => {
    const sound = tone(440, rate);
    const resampler = createResampler(rate);
    const pieces: number[] = [];
    for (let from = 0; from < sound.length; from += 1_024)
      pieces.push(...resampler.take(sound.subarray(from, from + 1_024)));
    expect(pieces).toEqual([...createResampler(rate).take(sound)]);
  });
});

describe('from 48000 Hz', () => {
  it('gives a third of the samples, but for the last few, which wait', () => {
    const out = createResampler(48_000).take(new Float32Array(4_800));
    expect(out.length).toBeLessThanOrEqual(1_600);
    expect(out.length).toBeGreaterThan(1_580);
  });

  it('takes out what would fold back into speech', () => {
    const out = inner(createResampler(48_000).take(tone(15_000, 48_000)));
    expect(loudnessOf(out).rms).toBeLessThan(0.002);
  });
});
