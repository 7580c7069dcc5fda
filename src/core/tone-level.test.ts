import {describe, expect, it} from 'vitest';
import {measureTone} from './tone-level.ts';

const LINES = [500, 740, 1_010];
const wave = (rate: number, parts: {hz: number; amplitude: number}[], length = 4_096) =>
  Float32Array.from({length}, (_, at) =>
    parts.reduce(
      (sum, {hz, amplitude}) => sum + amplitude * Math.sin((2 * Math.PI * hz * at) / rate + hz),
      0,
    ),
  );

describe('the level of a tone', () => {
  it.each([44_100, 48_000])('is its RMS, at %i samples a second', (rate) => {
    const samples = wave(
      rate,
      LINES.map((hz) => ({hz, amplitude: 0.1})),
    );
    const {rms, tone} = measureTone(samples, LINES, rate);
    expect(tone).toBeCloseTo(Math.sqrt((3 * 0.01) / 2), 3);
    expect(rms).toBeCloseTo(tone, 2);
  });

  it('leaves out what lies beside its frequencies', () => {
    const {rms, tone} = measureTone(wave(48_000, [{hz: 620, amplitude: 0.5}]), LINES, 48_000);
    expect(rms).toBeGreaterThan(0.3);
    expect(tone).toBeLessThan(0.003);
  });

  it('is found under something louder', () => {
    const samples = wave(48_000, [
      {hz: 300, amplitude: 0.8},
      {hz: 740, amplitude: 0.02},
    ]);
    expect(measureTone(samples, LINES, 48_000).tone).toBeCloseTo(0.02 / Math.SQRT2, 3);
  });

  it('is nothing in silence, and in no samples at all', () => {
    expect(measureTone(new Float32Array(4_096), LINES, 48_000)).toEqual({rms: 0, tone: 0});
    expect(measureTone(new Float32Array(0), LINES, 48_000)).toEqual({rms: 0, tone: 0});
  });
});
