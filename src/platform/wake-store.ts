import type {DBSchema} from 'idb';
import {openOnce} from './open-once.ts';

/**
 * What is kept of one recording of the wake word: `count` frames of `width` numbers that describe its sound, one frame
 * after another. The sound itself cannot be played from it.
 */
export interface WakeRecording {
  count: number;
  width: number;
  values: Float32Array;
}

interface WakeDb extends DBSchema {
  /** By number, in the order in which they were made. */
  recordings: {key: number; value: WakeRecording};
}

/** Version 1: `recordings`. Frames that are made in another way need a new version, and recordings made anew. */
const VERSION = 1;
const open = openOnce<WakeDb>('parley-wake', VERSION, (db) => {
  db.createObjectStore('recordings', {autoIncrement: true});
});

/** Keeps a recording, and of those before it the newest, `most` in all. Answers how many are kept now. */
export async function saveRecording(recording: WakeRecording, most: number): Promise<number> {
  const change = (await open()).transaction('recordings', 'readwrite');
  const keep = async () => {
    await change.store.add(recording);
    const keys = await change.store.getAllKeys();
    const surplus = keys.slice(0, Math.max(0, keys.length - most));
    await Promise.all(surplus.map((key) => change.store.delete(key)));
    return keys.length - surplus.length;
  };
  const [kept] = await Promise.all([keep(), change.done]);
  return kept;
}

/** All recordings, oldest first. */
export async function readRecordings(): Promise<WakeRecording[]> {
  return (await open()).getAll('recordings');
}

export async function countRecordings(): Promise<number> {
  return (await open()).count('recordings');
}

export async function forgetRecordings(): Promise<void> {
  await (await open()).clear('recordings');
}
