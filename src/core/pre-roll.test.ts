import {describe, expect, it} from 'vitest';
import {createPreRoll, KEPT_PAUSE_BLOCKS, loudnessOf, type PreRoll} from './pre-roll.ts';

/** A block whose samples all say which it is. */
const block = (number: number) => new Float32Array(480).fill(number / 32_767);
const numberOf = (samples: Float32Array) => Math.round((samples[0] ?? Number.NaN) * 32_767);
const pull = (preRoll: PreRoll) => {
  const out = new Float32Array(480);
  return preRoll.pull(out) ? numberOf(out) : null;
};
const drain = (preRoll: PreRoll) => {
  const out: number[] = [];
  for (let next = pull(preRoll); next !== null; next = pull(preRoll)) out.push(next);
  return out;
};
const filled = (...numbers: number[]) => {
  const preRoll = createPreRoll(10_000);
  for (const number of numbers) preRoll.push(block(number));
  return preRoll;
};
const LOUD = 8_000;

describe('the pre-roll', () => {
  it('gives back what was kept, in order', () => {
    const preRoll = filled(1, 2, 3);
    expect(drain(preRoll)).toEqual([1, 2, 3]);
    expect(pull(preRoll)).toBeNull();
  });

  it('keeps a copy: the browser reuses its buffers', () => {
    const preRoll = createPreRoll(10);
    const shared = block(5);
    preRoll.push(shared);
    shared.fill(0.125);
    expect(drain(preRoll)).toEqual([5]);
  });

  it('leaves out the inside of a long pause while there is a backlog, and no speech', () => {
    const preRoll = filled(
      LOUD,
      ...Array.from({length: 400}, () => 0),
      ...Array.from({length: 5}, () => LOUD),
    );
    const out = drain(preRoll);
    expect(out.filter((number) => number > 0)).toEqual([LOUD, LOUD, LOUD, LOUD, LOUD, LOUD]);
    expect(out.filter((number) => number === 0)).toHaveLength(KEPT_PAUSE_BLOCKS);
  });

  it('leaves out nothing once it has caught up', () => {
    const preRoll = createPreRoll(1_000);
    let out = 0;
    for (let at = 0; at < KEPT_PAUSE_BLOCKS * 3; at += 1) {
      preRoll.push(block(0));
      if (pull(preRoll) !== null) out += 1;
    }
    expect(out).toBe(KEPT_PAUSE_BLOCKS * 3);
  });

  it('drops the oldest beyond its capacity', () => {
    const preRoll = createPreRoll(3);
    for (let number = 1; number <= 2_000; number += 1) preRoll.push(block(number));
    expect(preRoll.backlog).toBe(3);
    expect(drain(preRoll)).toEqual([1_998, 1_999, 2_000]);
  });

  it('stays in order over many rounds of keeping, giving and forgetting', () => {
    const preRoll = createPreRoll(50);
    const out: (number | null)[] = [];
    for (let number = 1; number <= 5_000; number += 1) {
      // Loud, so that nothing is a pause.
      preRoll.push(block(1_000 + number));
      if (number % 2 === 0) out.push(pull(preRoll), pull(preRoll));
      if (number % 500 === 0) preRoll.forget(3);
    }
    expect(out).toEqual(Array.from({length: 5_000}, (_, at) => 1_001 + at));
  });

  it('is empty after clear', () => {
    const preRoll = filled(1);
    preRoll.clear();
    expect(preRoll.backlog).toBe(0);
    expect(pull(preRoll)).toBeNull();
  });
});

describe('what was sent', () => {
  it('is sent again, whole and before what followed', () => {
    const preRoll = filled(1, 2, 3);
    drain(preRoll);
    preRoll.push(block(4));
    preRoll.rewind();
    expect(drain(preRoll)).toEqual([1, 2, 3, 4]);
  });

  it('is forgotten up to its last blocks; what waits is not', () => {
    const preRoll = filled(1, 2, 3, 4, 5);
    for (let times = 0; times < 4; times += 1) pull(preRoll);
    preRoll.forget(2);
    preRoll.rewind();
    expect(drain(preRoll)).toEqual([4, 5]);
    const waiting = filled(1, 2, 3);
    waiting.forget(0);
    expect(drain(waiting)).toEqual([1, 2, 3]);
  });
});

describe('the numbers of blocks', () => {
  it('go on through all that is let go of', () => {
    const preRoll = filled(...Array.from({length: 5_000}, (_, at) => 1_000 + at));
    for (let times = 0; times < 4_000; times += 1) pull(preRoll);
    preRoll.forget(10);
    expect([preRoll.taken, preRoll.next]).toEqual([5_000, 4_000]);
    preRoll.skipTo(4_998);
    expect([preRoll.taken, preRoll.next]).toEqual([5_000, 4_998]);
    expect(drain(preRoll)).toEqual([5_998, 5_999]);
    preRoll.skipTo(0);
    expect(preRoll.next).toBe(5_000);
    preRoll.clear();
    expect([preRoll.taken, preRoll.next]).toEqual([5_000, 5_000]);
  });
});

describe('loudnessOf', () => {
  it('measures peak and root mean square', () => {
    expect(loudnessOf(Float32Array.of(0.5, -0.5, 0.5, -0.5))).toEqual({peak: 0.5, rms: 0.5});
    expect(loudnessOf(new Float32Array(0))).toEqual({peak: 0, rms: 0});
  });
});
