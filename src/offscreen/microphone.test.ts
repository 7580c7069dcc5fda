import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {afterMicrophone} from './microphone.ts';

const {microphonePermission} = vi.hoisted(() => ({
  microphonePermission: vi.fn<() => Promise<PermissionState>>(),
}));
vi.mock('../platform/permissions.ts', () => ({microphonePermission}));
vi.mock('./devices.ts', () => ({isEchoFree: () => false}));

beforeEach(() => {
  vi.useFakeTimers();
  microphonePermission.mockResolvedValue('granted');
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether it has resolved once `ms` have passed, and with what. */
async function after(ms: number, waiting: Promise<boolean>): Promise<boolean | 'waiting'> {
  let found: boolean | 'waiting' = 'waiting';
  void waiting.then((isAllowed) => (found = isAllowed));
  await vi.advanceTimersByTimeAsync(ms);
  return found;
}

describe('what comes after the microphone', () => {
  it('waits until the microphone is open', async () => {
    const {promise, resolve} = Promise.withResolvers<undefined>();
    const waiting = afterMicrophone(promise);
    expect(await after(150, waiting)).toBe('waiting');
    resolve(undefined);
    expect(await after(0, waiting)).toBe(true);
  });

  it('waits no longer than a device of the machine itself takes', async () => {
    const waiting = afterMicrophone(new Promise(() => undefined));
    expect(await after(199, waiting)).toBe('waiting');
    expect(await after(1, waiting)).toBe(true);
  });

  it('does not wait where none is being opened', async () => {
    expect(await after(0, afterMicrophone())).toBe(true);
  });

  it('is of no use where the microphone failed', async () => {
    expect(await after(0, afterMicrophone(Promise.reject(new Error('in use'))))).toBe(false);
  });

  it('is of no use where no microphone is allowed yet', async () => {
    microphonePermission.mockResolvedValue('prompt');
    expect(await after(0, afterMicrophone())).toBe(false);
  });
});
