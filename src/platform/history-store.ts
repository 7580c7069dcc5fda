import {now} from './clock.ts';
import {tellHistory} from './history-channel.ts';
import {changeParley, openParley, type Change} from './parley-db.ts';
import {hasWords, withoutWords} from './turn-words.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * Deletes every transcript, turn record and line of the log, and what was spent before `today` (such as `2026-07-21`), at
 * once or not at all. Settings and keys stay, and so does the sum of today, by which a budget counts.
 */
export async function wipeHistory(today: string): Promise<void> {
  // Told first, so that nothing that is being written outlives the wiping.
  tellHistory('wiped');
  await changeParley(['transcript', 'turns', 'log', 'spending'], async (change) => {
    await Promise.all([
      change.objectStore('transcript').clear(),
      change.objectStore('turns').clear(),
      change.objectStore('log').clear(),
      change.objectStore('spending').delete(IDBKeyRange.upperBound([today])),
    ]);
  });
  tellHistory('changed');
}

/** When the last turn that is kept began, in ms since the epoch; `null` for none. */
export async function lastTurnAt(): Promise<number | null> {
  const turns = (await openParley()).transaction('turns').store;
  const last = await turns.index('startedAt').openKeyCursor(null, 'prev');
  return last?.key ?? null;
}

/**
 * Deletes words that are older than `days`; 0 keeps none from now on, `null` all. Of older turns the times stay: they
 * are bounded by their number.
 */
export async function keepWordsFor(days: number | null): Promise<void> {
  const hasChanged = await changeParley(['transcript', 'turns', 'marks'], async (change) => {
    await change.objectStore('marks').put(days, 'transcriptDays');
    if (days === null) return false;
    const until = days === 0 ? Infinity : now() - days * DAY_MS;
    const [entries, turns] = await Promise.all([dropEntries(change, until), dropWords(change, until)]);
    return entries + turns > 0;
  });
  if (hasChanged) tellHistory('changed');
}

type RetentionChange = Change<'transcript' | 'turns' | 'marks'>;

async function dropEntries(change: RetentionChange, until: number): Promise<number> {
  const transcript = change.objectStore('transcript');
  const old = await transcript.index('at').getAllKeys(IDBKeyRange.upperBound(until, true));
  await Promise.all(old.map((key) => transcript.delete(key)));
  return old.length;
}

async function dropWords(change: RetentionChange, until: number): Promise<number> {
  const turns = change.objectStore('turns');
  const old = await turns.index('startedAt').getAll(IDBKeyRange.upperBound(until, true));
  const wordy = old.filter(hasWords);
  await Promise.all(wordy.map((record) => turns.put(withoutWords(record))));
  return wordy.length;
}
