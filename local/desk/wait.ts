import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Asks until there is an answer.
 * `what` names the awaited thing in the error raised after `timeoutMs`; `everyMs` is the pause between questions.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  {timeoutMs, everyMs = 20}: {timeoutMs: number; everyMs?: number},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: nothing after ${timeoutMs / 1000} s`);
    await sleep(everyMs);
  }
}

/** Settles as `promise` does, or raises after `timeoutMs` with `what` in the message. */
export async function within<T>(what: string, timeoutMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after ${timeoutMs / 1000} s`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds since the epoch with fractions, the clock that browser spans use too. */
export function wallMs(): number {
  return performance.timeOrigin + performance.now();
}
