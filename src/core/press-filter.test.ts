import {describe, expect, it} from 'vitest';
import {createPressFilter} from './press-filter.ts';

function presses(times: number[]): number[] {
  let at = 0;
  const filter = createPressFilter(() => at);
  return times.filter((time) => {
    at = time;
    return filter.isPress();
  });
}

describe('the press filter', () => {
  it('takes the first press and drops the repeats of a held key', () => {
    const held = [0, 500, ...Array.from({length: 40}, (_, at) => 530 + at * 30)];
    expect(presses(held)).toEqual([0]);
  });

  it('takes a second press after the key was let go', () => {
    expect(presses([0, 1_000, 2_000])).toEqual([0, 1_000, 2_000]);
  });
});
