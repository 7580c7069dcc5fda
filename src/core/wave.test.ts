import {expect, it} from 'vitest';
import {encodeWave} from './wave.ts';

it('is a mono file of 16 bits, with its rate and its samples', () => {
  const view = new DataView(encodeWave(Float32Array.of(0, 0.5, -1, 2), 48_000));
  const text = (at: number, length: number) =>
    String.fromCharCode(...new Uint8Array(view.buffer.slice(at, at + length)));
  expect([text(0, 4), text(8, 8), text(36, 4)]).toEqual(['RIFF', 'WAVEfmt ', 'data']);
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([44, 8]);
  expect([view.getUint16(20, true), view.getUint16(22, true), view.getUint16(34, true)]).toEqual([1, 1, 16]);
  expect([view.getUint32(24, true), view.getUint32(28, true)]).toEqual([48_000, 96_000]);
  expect([44, 46, 48, 50].map((at) => view.getInt16(at, true))).toEqual([0, 16_384, -32_767, 32_767]);
});
