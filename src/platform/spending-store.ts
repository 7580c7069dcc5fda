import type {DaySpend} from '../protocol/spending.ts';
import {tellHistory} from './history-channel.ts';
import {newId} from './id.ts';
import {changeParley, openParley} from './parley-db.ts';
import {createWriteQueue, type Save} from './write-queue.ts';

/** More than a year with three models a day, some 500 kB; where there are more, the oldest go. */
export const KEPT_ROWS = 1_500;
/** What may wait for a disk that is full. */
const MOST_WAITING = 500;

/**
 * Adds uses to the sums of their days. `add` puts a use to what is kept of its day and model. Rejects where the disk is
 * full; the use is then written with the next one.
 */
export function createSpendingWriter(
  add: (kept: DaySpend | undefined, used: DaySpend) => DaySpend,
): Save<DaySpend> {
  const queue = createWriteQueue<{id: string; used: DaySpend}>({
    keyOf: ({id}) => id,
    limit: MOST_WAITING,
    async write(items) {
      await changeParley(['spending'], async (change) => {
        const days = change.objectStore('spending');
        for (const {used} of items) {
          await days.put(add(await days.get([used.day, used.model, used.billing]), used));
        }
        const surplus = (await days.count()) - KEPT_ROWS;
        if (surplus <= 0) return;
        const oldest = await days.getAllKeys(null, surplus);
        await Promise.all(oldest.map((key) => days.delete(key)));
      });
      tellHistory('changed');
    },
  });
  return (used) => queue.save({id: newId('use'), used});
}

/** What was spent on a day, such as `2026-07-21`, in US dollars. */
export async function spentOn(day: string): Promise<number> {
  // An array sorts behind every text: the range holds all keys that begin with the day.
  const rows = await (await openParley()).getAll('spending', IDBKeyRange.bound([day], [day, []]));
  return rows.reduce((sum, {usd}) => sum + usd, 0);
}
