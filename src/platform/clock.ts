/** Now, in ms since the epoch with fractions; comparable between the contexts of one machine. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** The day it is by the person's calendar, such as `2026-07-21`. */
export function today(): string {
  // Sweden writes dates as ISO 8601 does. Made anew each time: the person may have travelled.
  return new Intl.DateTimeFormat('sv-SE').format();
}

/** Waits `ms`; resolves early, without error, when `signal` ends. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      {once: true},
    );
  });
}

/** Settles as `work` does, or rejects with what `late` makes once `ms` have passed. */
export function withTimeout<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(late());
    }, ms);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
