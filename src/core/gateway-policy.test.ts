import {describe, expect, it} from 'vitest';
import {FAILURES, type FailureReason} from '../protocol/failures.ts';
import {isFinal, linkRetryDelay, type LinkNeed} from './gateway-policy.ts';

const delay = (
  reason: FailureReason,
  more: {attempt?: number; need?: LinkNeed; after?: number; isNear?: boolean} = {},
) =>
  linkRetryDelay({
    reason,
    attempt: more.attempt ?? 0,
    need: more.need ?? 'work',
    retryAfterMs: more.after ?? null,
    random: 0.5,
    isNear: more.isNear ?? false,
  });

describe('the next attempt', () => {
  it.each(['gateway.token', 'gateway.scope', 'gateway.protocol', 'gateway.unsupported'] as const)(
    'is never made after %s, whoever needs it',
    (reason) => {
      expect(isFinal(reason)).toBe(true);
      for (const need of ['work', 'person', 'none'] as const) expect(delay(reason, {need})).toBeNull();
    },
  );

  it('waits twice as long each time, and never longer than half a minute', () => {
    expect([0, 1, 2, 3].map((attempt) => delay('gateway.unreachable', {attempt}))).toEqual([
      750, 1_500, 3_000, 6_000,
    ]);
    expect(delay('gateway.lost', {attempt: 20})).toBe(22_500);
  });

  it('comes soon on this machine, where it costs nothing', () => {
    const delays = [0, 1, 2, 3, 20].map((attempt) => delay('gateway.lost', {attempt, isNear: true}));
    expect(delays).toEqual([187.5, 375, 750, 750, 750]);
  });

  it('is not made where nobody needs it', () => {
    expect(delay('gateway.unreachable', {need: 'none'})).toBeNull();
  });

  it('waits for a locked gateway as long as it says, whoever needs it', () => {
    expect(delay('gateway.limited', {need: 'none', after: 299_991})).toBe(299_991);
    expect(delay('gateway.limited')).toBe(300_000);
  });

  it('comes soon where a person has to do something first', () => {
    expect(delay('gateway.pairing', {attempt: 40, need: 'person'})).toBe(3_000);
    expect(delay('gateway.pairing', {attempt: 40})).toBe(30_000);
    expect(delay('gateway.origin', {need: 'person'})).toBe(3_000);
  });

  it('is made at once with the shared token when this browser was removed', () => {
    expect(delay('gateway.unpaired')).toBe(0);
  });

  it('follows what a gateway that starts says', () => {
    expect(delay('gateway.starting', {after: 500})).toBe(375);
    expect(delay('gateway.starting')).toBe(750);
  });

  it('is decided for every reason of a gateway', () => {
    const reasons = Object.keys(FAILURES).filter((reason) => reason.startsWith('gateway.'));
    expect(reasons.length).toBeGreaterThan(10);
    for (const reason of reasons as FailureReason[]) expect(delay(reason) === null).toBe(isFinal(reason));
  });
});
