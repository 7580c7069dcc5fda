/**
 * `read` as something that may be asked for at any time: never twice at once, and once more afterwards where it was asked for
 * meanwhile, so that what was read last is never older than the last request. Rejects as `read` does.
 */
export function catchingUp(read: () => Promise<void>): () => Promise<void> {
  let isReading = false;
  let isStale = false;
  return async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        await read();
      }
    } finally {
      isReading = false;
    }
  };
}
