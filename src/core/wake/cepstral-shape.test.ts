import {expect, test} from 'vitest';
import {shapeOf} from './cepstral-shape.ts';
import type {Frames} from './time-warping.ts';

const cepstra = (make: (row: number, column: number) => number): Frames => ({
  count: 20,
  width: 4,
  values: Float32Array.from({length: 80}, (_, at) => make(Math.floor(at / 4), at % 4)),
});

test('a sound has the same shape through another microphone, and at another loudness', () => {
  const sound = (row: number, column: number) => Math.sin(row + column * 2);
  const plain = shapeOf(cepstra(sound));
  const other = shapeOf(cepstra((row, column) => (column === 0 ? row : sound(row, column) + column * 7 - 3)));
  expect(plain).toMatchObject({count: 20, width: 3});
  for (const [at, value] of plain.values.entries()) expect(other.values[at]).toBeCloseTo(value, 4);
});

test('another sound has another shape', () => {
  const {values} = shapeOf(cepstra((row, column) => (column === 2 ? row : 1)));
  expect([...values.subarray(0, 3)]).toEqual([0, -9.5, 0]);
  expect([...values.subarray(57)]).toEqual([0, 9.5, 0]);
});
