import {describe, expect, it} from 'vitest';
import {createReorderBuffer} from './reorder-buffer.ts';

function play(numbers: readonly number[], flush = false): string[] {
  const out: string[] = [];
  const buffer = createReorderBuffer({
    deliver: (payload) => out.push(String(payload[0])),
    conceal: () => out.push('lost'),
  });
  for (const number of numbers) buffer.receive(number & 0xffff, Uint8Array.of(number & 0xff));
  if (flush) buffer.flush();
  return out;
}

describe('the reorder buffer', () => {
  it('puts packets in order and drops doubles', () => {
    expect(play([1, 3, 2, 2, 4])).toEqual(['1', '2', '3', '4']);
  });
  it('gives a packet up when four wait behind it', () => {
    expect(play([1, 3, 4, 5, 6])).toEqual(['1', 'lost', '3', '4', '5', '6']);
  });
  it('goes on over the end of the numbers', () => {
    expect(play([0xfffe, 0x10000, 0xffff, 0x10001])).toEqual(['254', '255', '0', '1']);
  });
  it('carries on after a pause without inventing audio', () => {
    expect(play([1, 2, 900, 901])).toEqual(['1', '2', '132', '133']);
    expect(play([900, 901, 3, 4])).toEqual(['132', '133', '3', '4']);
  });
  it('hands on what waits when asked', () => {
    expect(play([1, 4, 3], true)).toEqual(['1', '3', '4']);
  });
});
