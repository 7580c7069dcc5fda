/** Saves one item; settles when it is on the disk, rejects where it could not be written this time. */
export type Save<T> = (item: T) => Promise<void>;

export interface WriteQueue<T> {
  save: Save<T>;
  /** Gives up what could not be written yet. */
  forget: () => void;
}

/**
 * Writes items one batch after another. What could not be written is kept, at most `limit` items, and written with the
 * next one: a disk that was full for a while loses nothing. Of several items with one key only the newest is written.
 */
export function createWriteQueue<T>({
  keyOf,
  write,
  limit,
}: {
  keyOf: (item: T) => string;
  write: (items: T[]) => Promise<void>;
  limit: number;
}): WriteQueue<T> {
  const waiting = new Map<string, T>();
  let last: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    const batch = [...waiting];
    if (batch.length === 0) return;
    await write(batch.map(([, item]) => item));
    for (const [key, item] of batch) if (waiting.get(key) === item) waiting.delete(key);
  }

  return {
    save(item) {
      waiting.delete(keyOf(item));
      waiting.set(keyOf(item), item);
      for (const key of [...waiting.keys()].slice(0, -limit)) waiting.delete(key);
      last = last.then(flush, flush);
      return last;
    },
    forget: () => waiting.clear(),
  };
}
