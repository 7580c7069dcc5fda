import {now} from './clock.ts';
import {followHistory} from './history-channel.ts';
import {createWriteQueue, type Save} from './write-queue.ts';

/** What may wait for a disk that is full; older items are given up. */
const MOST_WAITING = 500;

/**
 * Writes one kind of item through a queue of its own, and drops what began before the history was wiped: words that
 * arrive late must not bring back what a person has deleted. `timeOf` is in ms since the epoch.
 */
export function createHistoryWriter<T>({
  keyOf,
  timeOf,
  write,
}: {
  keyOf: (item: T) => string;
  timeOf: (item: T) => number;
  write: (items: T[]) => Promise<void>;
}): Save<T> {
  const queue = createWriteQueue({keyOf, write, limit: MOST_WAITING});
  let wipedAt = -Infinity;
  followHistory((change) => {
    if (change !== 'wiped') return;
    wipedAt = now();
    queue.forget();
  }, new AbortController().signal);
  return (item) => (timeOf(item) < wipedAt ? Promise.resolve() : queue.save(item));
}
