import {describe, expect, it} from 'vitest';
import {createPreRoll, KEPT_PAUSE_BLOCKS, loudnessOf} from './pre-roll.ts';

const block = (value: number) => new Float32Array(128).fill(value);
const drain = (preRoll: ReturnType<typeof createPreRoll>) => {
  const out: number[] = [];
  for (let next = preRoll.pull(); next; next = preRoll.pull()) out.push(next[0] ?? Number.NaN);
  return out;
};

describe('the pre-roll', () => {
  it('gives back what was kept, in order', () => {
    const preRoll = createPreRoll(100);
    for (const value of [0.25, 0.5, 0.75]) preRoll.push(block(value));
    expect(drain(preRoll)).toEqual([0.25, 0.5, 0.75]);
    expect(preRoll.pull()).toBeNull();
  });

  it('keeps a copy: the browser reuses its buffers', () => {
    const preRoll = createPreRoll(10);
    const shared = block(0.5);
    preRoll.push(shared);
    shared.fill(0.125);
    expect(drain(preRoll)).toEqual([0.5]);
  });

  it('leaves out the inside of a long pause while there is a backlog, and no speech', () => {
    const preRoll = createPreRoll(10_000);
    preRoll.push(block(0.5));
    for (let at = 0; at < 400; at += 1) preRoll.push(block(0));
    for (let at = 0; at < 5; at += 1) preRoll.push(block(0.25));
    const out = drain(preRoll);
    expect(out.filter((value) => value > 0)).toEqual([0.5, 0.25, 0.25, 0.25, 0.25, 0.25]);
    expect(out.filter((value) => value === 0)).toHaveLength(KEPT_PAUSE_BLOCKS);
  });

  it('leaves out nothing once it has caught up', () => {
    const preRoll = createPreRoll(100);
    let out = 0;
    for (let at = 0; at < KEPT_PAUSE_BLOCKS * 3; at += 1) {
      preRoll.push(block(0));
      if (preRoll.pull()) out += 1;
    }
    expect(out).toBe(KEPT_PAUSE_BLOCKS * 3);
  });

  it('drops the oldest beyond its capacity', () => {
    const preRoll = createPreRoll(3);
    for (let value = 1; value <= 2_000; value += 1) preRoll.push(block(value));
    expect(preRoll.backlog).toBe(3);
    expect(drain(preRoll)).toEqual([1_998, 1_999, 2_000]);
  });

  it('stays in order over many rounds of keeping and giving', () => {
    const preRoll = createPreRoll(50);
    const out: number[] = [];
    for (let value = 1; value <= 5_000; value += 1) {
      preRoll.push(block(value));
      if (value % 2 === 0) {
        for (let times = 0; times < 2; times += 1) out.push(preRoll.pull()?.[0] ?? Number.NaN);
      }
    }
    expect(out).toEqual(Array.from({length: 5_000}, (_, at) => at + 1));
  });

  it('is empty after clear', () => {
    const preRoll = createPreRoll(5);
    preRoll.push(block(1));
    preRoll.clear();
    expect(preRoll.backlog).toBe(0);
    expect(preRoll.pull()).toBeNull();
  });
});

describe('loudnessOf', () => {
  it('measures peak and root mean square', () => {
    expect(loudnessOf(Float32Array.of(0.5, -0.5, 0.5, -0.5))).toEqual({peak: 0.5, rms: 0.5});
    expect(loudnessOf(new Float32Array(0))).toEqual({peak: 0, rms: 0});
  });
});
