import {describe, expect, it} from 'vitest';
import {HttpProblem} from './api-errors.ts';
import {createSecrets} from './secrets.ts';

function refusal(run: () => unknown): {status: number; code: string | null} | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof HttpProblem) return {status: error.status, code: error.problem.code};
    throw error;
  }
}

describe('secrets', () => {
  it('know exactly one long-lived key', () => {
    const secrets = createSecrets('sk-right');
    expect(refusal(() => secrets.requireApiKey('Bearer sk-right'))).toBeNull();
    expect(refusal(() => secrets.requireApiKey('Bearer sk-wrong'))).toEqual({
      status: 401,
      code: 'invalid_api_key',
    });
    expect(refusal(() => secrets.requireApiKey(undefined))).toEqual({status: 401, code: null});
  });
  it('open several sessions with one ephemeral key until it expires', () => {
    let now = 1_000_000;
    const secrets = createSecrets('sk-right', {now: () => now});
    const {value, expiresAt} = secrets.mint(null, 60);
    expect(expiresAt).toBe(1060);
    expect(secrets.requireCallKey(`Bearer ${value}`)?.value).toBe(value);
    expect(secrets.requireCallKey(`Bearer ${value}`)?.value).toBe(value);
    expect(refusal(() => secrets.requireApiKey(`Bearer ${value}`))?.status).toBe(401);
    now += 60_000;
    expect(refusal(() => secrets.requireCallKey(`Bearer ${value}`))).toEqual({
      status: 401,
      code: 'token_expired',
    });
    expect(refusal(() => secrets.requireCallKey('Bearer ek_none'))?.code).toBe('invalid_api_key');
  });
  it('live no longer than the server lets them, and say so', () => {
    let now = 1_000_400;
    const secrets = createSecrets('sk-right', {maxLifeMs: 1500, now: () => now});
    const {value, expiresAt} = secrets.mint(null, 600);
    expect(expiresAt).toBe(1001);
    now += 1499;
    expect(secrets.requireCallKey(`Bearer ${value}`)?.value).toBe(value);
    now += 1;
    expect(refusal(() => secrets.requireCallKey(`Bearer ${value}`))?.code).toBe('token_expired');
    secrets.mint(null, 600);
    expect(refusal(() => secrets.requireCallKey(`Bearer ${value}`))?.code).toBe('token_expired');
  });
});
