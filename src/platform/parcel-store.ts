import type {DBSchema} from 'idb';
import type {Picture} from '../protocol/picture.ts';
import {openOnce} from './open-once.ts';

/** What was gathered for a task and is still to be sent: the page as it was, and a picture of it. */
export interface Parcel {
  taskId: string;
  /** The turn in which it was asked for; its record gets the receipt. */
  turnId: string;
  page: {title: string; address: string; selection: string; lines: string[]; missing: string[]};
  picture: Picture | null;
}

interface ParcelDb extends DBSchema {
  parcels: {key: string; value: Parcel};
}

/** Version 1: `parcels`. A database of its own: pictures come and go, and no task is read with its picture. */
const VERSION = 1;
const open = openOnce<ParcelDb>('parley-parcels', VERSION, (db) => {
  db.createObjectStore('parcels', {keyPath: 'taskId'});
});

/** Keeps what is to be sent, in place of what was kept for the task before. Rejects where the disk is full. */
export async function keepParcel(parcel: Parcel): Promise<void> {
  await (await open()).put('parcels', parcel);
}

export async function readParcel(taskId: string): Promise<Parcel | null> {
  return (await (await open()).get('parcels', taskId)) ?? null;
}

/** It has arrived, or will never be sent. */
export async function dropParcel(taskId: string): Promise<void> {
  await (await open()).delete('parcels', taskId);
}

/** Drops what belongs to none of these tasks: a worker may have been ended before it could. */
export async function dropOtherParcels(taskIds: readonly string[]): Promise<void> {
  const change = (await open()).transaction('parcels', 'readwrite');
  const drop = async () => {
    const keys = await change.store.getAllKeys();
    await Promise.all(keys.filter((key) => !taskIds.includes(key)).map((key) => change.store.delete(key)));
  };
  await Promise.all([drop(), change.done]);
}
