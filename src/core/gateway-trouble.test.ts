import {describe, expect, it} from 'vitest';
import {troubleOfClose, troubleOfRefusal} from './gateway-trouble.ts';

const refused = (code: string, more: object = {}) => ({
  code: 'INVALID_REQUEST',
  message: 'no',
  details: {code, ...more},
});

describe('a refused connection', () => {
  it.each([
    ['CONTROL_UI_ORIGIN_NOT_ALLOWED', 'gateway.origin'],
    ['AUTH_TOKEN_MISMATCH', 'gateway.token'],
    ['AUTH_TOKEN_MISSING', 'gateway.token'],
    ['AUTH_DEVICE_TOKEN_MISMATCH', 'gateway.unpaired'],
    ['AUTH_SCOPE_MISMATCH', 'gateway.scope'],
    ['PROTOCOL_MISMATCH', 'gateway.protocol'],
    ['SOMETHING_NEW', 'gateway.refused'],
  ])('%s is %s', (code, reason) => {
    expect(troubleOfRefusal(refused(code)).reason).toBe(reason);
  });

  it('names the approval it waits for, and only what looks like a name', () => {
    expect(troubleOfRefusal(refused('PAIRING_REQUIRED', {requestId: '7087eba2-79ee'}))).toMatchObject({
      reason: 'gateway.pairing',
      pairingRequest: '7087eba2-79ee',
    });
    expect(
      troubleOfRefusal(refused('PAIRING_REQUIRED', {requestId: 'x; rm -rf ~'})).pairingRequest,
    ).toBeNull();
  });

  it('says when to come again', () => {
    expect(troubleOfRefusal({...refused('AUTH_RATE_LIMITED'), retryAfterMs: 299_991})).toMatchObject({
      reason: 'gateway.limited',
      retryAfterMs: 299_991,
    });
  });

  it('of a gateway that starts passes', () => {
    const details = {reason: 'startup-sidecars'};
    expect(troubleOfRefusal({code: 'UNAVAILABLE', details, retryAfterMs: 500})).toMatchObject({
      reason: 'gateway.starting',
      retryAfterMs: 500,
    });
  });

  it('without details is still one', () => {
    expect(troubleOfRefusal({}).reason).toBe('gateway.refused');
  });
});

describe('a closed socket', () => {
  it.each([
    [1006, false, false, 'gateway.unreachable'],
    [1006, true, false, 'gateway.refused'],
    [1006, true, true, 'gateway.lost'],
    [1012, true, true, 'gateway.starting'],
    [1013, true, false, 'gateway.starting'],
    [1002, true, false, 'gateway.protocol'],
  ])('%i, opened %s, let in %s, is %s', (code, wasOpen, wasUp, reason) => {
    expect(troubleOfClose({code, said: '', wasOpen, wasUp}).reason).toBe(reason);
  });
});
