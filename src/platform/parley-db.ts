import type {DBSchema, IDBPObjectStore, IDBPTransaction, StoreNames} from 'idb';
import {openOnce} from './open-once.ts';
import type {LogLine} from '../protocol/log-line.ts';
import type {DaySpend} from '../protocol/spending.ts';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';

/** What is stored in the database `parley`. Every context that opens it shares it. */
export interface ParleyDb extends DBSchema {
  turns: {key: string; value: TurnRecord; indexes: {startedAt: number}};
  transcript: {key: string; value: TranscriptEntry; indexes: {order: number; at: number}};
  /** By number, in the order of writing. */
  log: {key: number; value: LogLine};
  /** What the writers have to know of the settings: days for which words are kept, `null` for ever. */
  marks: {key: 'transcriptDays'; value: number | null};
  /** What each model was used for on each day: by day, model and kind of billing. */
  spending: {key: [string, string, string]; value: DaySpend};
}

export type StoreName = StoreNames<ParleyDb>;
export type Change<Names extends StoreName> = IDBPTransaction<ParleyDb, Names[], 'readwrite'>;

/**
 * Version 1: `turns` alone. Version 2: `transcript`, `log` and `marks` beside it, and fuller turn records. Version 3:
 * `spending`, and in the turn records what was sent of a page and what each turn was billed.
 */
const VERSION = 3;

/** The database, opened once in each context. Rejects where the disk is full or will not do. */
export const openParley = openOnce<ParleyDb>('parley', VERSION, (db, from, _to, transaction) => {
  if (from < 1) db.createObjectStore('turns', {keyPath: 'turnId'}).createIndex('startedAt', 'startedAt');
  if (from < 2) {
    const transcript = db.createObjectStore('transcript', {keyPath: 'entryId'});
    transcript.createIndex('order', 'order');
    transcript.createIndex('at', 'at');
    db.createObjectStore('log', {autoIncrement: true});
    db.createObjectStore('marks');
  }
  if (from < 3) db.createObjectStore('spending', {keyPath: ['day', 'model', 'billing']});
  // The opening waits for the whole transaction, and fails where a part of it does.
  if (from > 0) void fillIn(transaction.objectStore('turns'), from);
});

/**
 * Runs `work` in one transaction over `stores`, and settles when it is on the disk: all of it, or nothing. Rejects with
 * the database's own error, such as `QuotaExceededError` for a full disk. `work` must wait for nothing but the database.
 */
export async function changeParley<const Names extends StoreName, T>(
  stores: Names[],
  work: (change: Change<Names>) => Promise<T>,
): Promise<T> {
  const db = await openParley();
  const change = db.transaction(stores, 'readwrite');
  // Both reject when a request fails; together none of them goes unheard.
  const [result] = await Promise.all([work(change), change.done]);
  return result;
}

async function fillIn(
  turns: IDBPObjectStore<ParleyDb, StoreName[], 'turns', 'versionchange'>,
  from: number,
): Promise<void> {
  const records = await turns.getAll();
  await Promise.all(
    records.map((record) => turns.put({...(from < 2 ? fromVersion1(record) : record), sent: [], spent: []})),
  );
}

/** Fields that records of version 1 lack. Those were all of the kind that a second press ends. */
function fromVersion1(turn: TurnRecord): TurnRecord {
  return {
    ...turn,
    mode: 'push',
    speech: {...turn.speech, rms: 0, device: null},
    reply: {...turn.reply, cutAtMs: null},
    dropped: {},
  };
}
