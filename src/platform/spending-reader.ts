import {DaySpend} from '../protocol/spending.ts';
import {openParley} from './parley-db.ts';

/** What is kept of a day, such as `2026-07-21`, and of all after it. What does not fit the schema counts as not there. */
export async function readSpending(since: string): Promise<DaySpend[]> {
  const stored: unknown[] = await (await openParley()).getAll('spending', IDBKeyRange.lowerBound([since]));
  return stored.flatMap((value) => DaySpend.safeParse(value).data ?? []);
}
