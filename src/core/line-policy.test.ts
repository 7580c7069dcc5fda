import {describe, expect, it} from 'vitest';
import {handOverAt, LONGEST_SENDING_MS, remintAt, retryDelay, type LineNeed} from './line-policy.ts';

const delay = (attempt: number, need: LineNeed, random = 0.5) =>
  retryDelay({reason: 'channel.closed', attempt, need, forMs: 0, random});

describe('connecting again', () => {
  it('is tried at once, then less and less often, within bounds', () => {
    const delays = [0, 1, 2, 3, 4, 5, 20].map((attempt) => delay(attempt, 'talking') ?? -1);
    expect(delays[0]).toBeLessThan(100);
    expect(delays.every((one, at) => at === 0 || one >= (delays[at - 1] ?? 0))).toBe(true);
    expect(delays.at(-1)).toBeLessThanOrEqual(4_000);
  });

  it('is spread by chance, but never at once again', () => {
    expect(delay(3, 'talking', 0)).toBeGreaterThan(500);
    expect(delay(3, 'talking', 0.999)).toBeGreaterThan(delay(3, 'talking', 0) ?? Infinity);
  });

  it('goes on while somebody talks, ends when words have waited long enough', () => {
    expect(delay(50, 'talking')).not.toBeNull();
    expect(delay(5, 'sending')).toBeNull();
    const waited = {reason: 'ice.failed', attempt: 1, need: 'sending', random: 0} as const;
    expect(retryDelay({...waited, forMs: LONGEST_SENDING_MS + 1})).toBeNull();
    expect(retryDelay({...waited, forMs: 0})).not.toBeNull();
  });

  it('ends soon when it was only to be quick, and is not tried for nobody', () => {
    expect(delay(0, 'warm')).not.toBeNull();
    expect(delay(6, 'warm')).toBeNull();
    expect(delay(0, 'none')).toBeNull();
  });

  it.each(['key.missing', 'key.refused', 'mint.refused', 'settings.invalid', 'internal'] as const)(
    'is not tried after %s, which would fail again',
    (reason) => {
      expect(retryDelay({reason, attempt: 0, need: 'talking', forMs: 0, random: 0})).toBeNull();
    },
  );

  it('gives a service time that asks for it', () => {
    const asked = retryDelay({reason: 'rate.limited', attempt: 0, need: 'talking', forMs: 0, random: 0});
    expect(asked).toBeGreaterThanOrEqual(1_000);
  });
});

describe('what ends', () => {
  it('is handed over five minutes before an hour is over, sooner in a short life', () => {
    expect(handOverAt(0, 60 * 60_000)).toBe(55 * 60_000);
    expect(handOverAt(1_000, 21_000)).toBe(16_000);
  });

  it('is minted anew a minute before it ends, or at half of a short life', () => {
    expect(remintAt(0, 600_000)).toBe(540_000);
    expect(remintAt(0, 10_000)).toBe(5_000);
  });
});
