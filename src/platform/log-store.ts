import type {LogLine} from '../protocol/log-line.ts';
import {changeParley} from './parley-db.ts';

/** The newest lines are kept; at some 200 bytes each they take less than 1 MB. */
export const KEPT_LINES = 2_000;

/** Writes lines behind those that are there, and lets the oldest go. Rejects where the disk is full. */
export async function writeLines(lines: LogLine[]): Promise<void> {
  await changeParley(['log'], async (change) => {
    const log = change.objectStore('log');
    await Promise.all(lines.map((line) => log.add(line)));
    const surplus = (await log.count()) - KEPT_LINES;
    if (surplus <= 0) return;
    const [last] = (await log.getAllKeys(null, surplus)).slice(-1);
    if (last !== undefined) await log.delete(IDBKeyRange.upperBound(last));
  });
}
