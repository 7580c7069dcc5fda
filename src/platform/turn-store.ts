import {openDB, type DBSchema, type IDBPDatabase} from 'idb';
import type {TurnRecord} from '../protocol/turn-record.ts';

/** The last turns are kept, so that times can be looked into; older ones go. */
export const KEPT_TURNS = 200;

interface ParleyDb extends DBSchema {
  turns: {key: string; value: TurnRecord; indexes: {startedAt: number}};
}

/** Version 1: `turns` by turn id, ordered by `startedAt`. */
const VERSION = 1;
let opened: Promise<IDBPDatabase<ParleyDb>> | null = null;

function open(): Promise<IDBPDatabase<ParleyDb>> {
  opened ??= openDB<ParleyDb>('parley', VERSION, {
    upgrade(db) {
      db.createObjectStore('turns', {keyPath: 'turnId'}).createIndex('startedAt', 'startedAt');
    },
    terminated() {
      opened = null;
    },
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** Keeps a turn, replacing an earlier record of it. Rejects where the disk is full. */
export async function saveTurn(record: TurnRecord): Promise<void> {
  const db = await open();
  const change = db.transaction('turns', 'readwrite');
  await change.store.put(record);
  const surplus = (await change.store.count()) - KEPT_TURNS;
  if (surplus > 0) {
    const oldest = await change.store.index('startedAt').getAllKeys(null, surplus);
    await Promise.all(oldest.map((key) => change.store.delete(key)));
  }
  await change.done;
}
