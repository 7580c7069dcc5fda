import type {z} from 'zod';
import {LogLine} from '../protocol/log-line.ts';
import {TranscriptEntry} from '../protocol/transcript.ts';
import {TurnRecord} from '../protocol/turn-record.ts';
import {openParley} from './parley-db.ts';

/**
 * Every utterance of the last `limit` turns, oldest first. What is stored and does not fit the schema counts as not
 * there; so it does everywhere in this file.
 */
export async function readEntries(limit: number): Promise<TranscriptEntry[]> {
  const found: TranscriptEntry[] = [];
  const turns = new Set<string>();
  const transcript = (await openParley()).transaction('transcript').store;
  let cursor = await transcript.index('order').openCursor(null, 'prev');
  while (cursor && turns.add(cursor.value.turnId).size <= limit) {
    found.push(...fitting(TranscriptEntry, [cursor.value]));
    cursor = await cursor.continue();
  }
  return found.reverse();
}

/** Every utterance of the last `limit` turns in which one of them `suits`, oldest first. */
export async function searchEntries(
  suits: (entry: TranscriptEntry) => boolean,
  limit: number,
): Promise<TranscriptEntry[]> {
  const all = await readAllEntries();
  const found = new Set(all.filter(suits).map(({turnId}) => turnId));
  const last = new Set([...found].slice(-limit));
  return all.filter(({turnId}) => last.has(turnId));
}

/** Every utterance, oldest first. */
export async function readAllEntries(): Promise<TranscriptEntry[]> {
  return fitting(TranscriptEntry, await (await openParley()).getAllFromIndex('transcript', 'order'));
}

/** Every turn that is kept, oldest first. */
export async function readTurns(): Promise<TurnRecord[]> {
  return fitting(TurnRecord, await (await openParley()).getAllFromIndex('turns', 'startedAt'));
}

/** Every line of the log, in the order of writing. */
export async function readLog(): Promise<LogLine[]> {
  return fitting(LogLine, await (await openParley()).getAll('log'));
}

function fitting<S extends z.ZodType>(schema: S, stored: unknown[]): z.infer<S>[] {
  return stored.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}
