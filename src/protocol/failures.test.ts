import {describe, expect, it} from 'vitest';
import {describeFailure, FAILURES, ParleyError, toFailure, type FailureReason} from './failures.ts';

describe('every failure', () => {
  it.each(Object.entries(FAILURES))('%s has one sentence and one fix', (_reason, {message, fix}) => {
    expect(message).toMatch(/^[A-Z].*\.$/);
    expect(fix.label).toMatch(/^[A-Z]/);
    expect(fix.label).not.toMatch(/\.$/);
  });

  it.each(Object.keys(FAILURES) as FailureReason[])('%s survives being thrown and caught', (reason) => {
    const failure = toFailure(new ParleyError(reason, {detail: 'why'}));
    expect(failure).toEqual(describeFailure(reason, 'why'));
  });

  it('names what was thrown without a reason internal, with its text', () => {
    expect(toFailure(new TypeError('no'))).toMatchObject({reason: 'internal', detail: 'TypeError: no'});
    expect(toFailure('odd')).toMatchObject({reason: 'internal', detail: 'odd'});
  });

  it('holds no key that a service echoed', () => {
    const detail = describeFailure(
      'key.refused',
      '401 wrong key: sk-proj-ab***xyz, or ek_68af296e8e40.',
    ).detail;
    expect(detail).toBe('401 wrong key: [key], or [key]');
  });

  it('cuts what the machine said', () => {
    expect(describeFailure('internal', 'x'.repeat(1_000)).detail).toHaveLength(300);
  });
});
