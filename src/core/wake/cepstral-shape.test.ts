import {describe, expect, it} from 'vitest';
import {shapeOf} from './cepstral-shape.ts';
import type {Frames} from './time-warping.ts';

const cepstra = (make: (row: number, column: number) => number): Frames => ({
  count: 20,
  width: 3,
  values: Float32Array.from({length: 60}, (_, at) => make(Math.floor(at / 3), at % 3)),
});

describe('the shape of a stretch', () => {
  it('is the same through another microphone, and at another loudness', () => {
    const sound = (row: number, column: number) => Math.sin(row + column * 2);
    const coloured = shapeOf(cepstra((row, column) => sound(row, column) + column * 7 - 3));
    const plain = shapeOf(cepstra(sound));
    expect(coloured.values.length).toBe(plain.values.length);
    for (const [at, value] of coloured.values.entries())
      expect(value).toBeCloseTo(plain.values[at] ?? NaN, 4);
  });

  it('has the changes beside the sound', () => {
    const {count, width, values} = shapeOf(cepstra((row, column) => (column === 1 ? row : 0)));
    expect({count, width}).toEqual({count: 20, width: 6});
    const row = [...values.subarray(10 * 6, 11 * 6)];
    expect(row.map((value) => Number(value.toFixed(3)))).toEqual([0, 0.5, 0, 0, 1.8, 0]);
  });
});
