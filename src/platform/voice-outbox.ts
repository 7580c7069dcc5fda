import type {DBSchema} from 'idb';
import type {HostNote} from '../protocol/voice-host.ts';
import {openOnce} from './open-once.ts';

interface OutboxDb extends DBSchema {
  notes: {key: number; value: HostNote};
}

/** Version 1: `notes`, by number, in the order in which they are to be told. */
const VERSION = 1;
/** A gateway that is away for that many has missed more than the words of one call. */
const MOST = 500;
const open = openOnce<OutboxDb>('parley-voice', VERSION, (db) => {
  db.createObjectStore('notes', {autoIncrement: true});
});

/** Keeps what is to be told to the gateway that lends the voice, whoever dies meanwhile. */
export async function addNote(note: HostNote): Promise<void> {
  const change = (await open()).transaction('notes', 'readwrite');
  const keep = async () => {
    await change.store.add(note);
    const surplus = (await change.store.getAllKeys()).slice(0, -MOST);
    await Promise.all(surplus.map((key) => change.store.delete(key)));
  };
  await Promise.all([keep(), change.done]);
}

/** All that waits, the oldest first, each with the number by which it is taken out. */
export async function readNotes(): Promise<{key: number; note: HostNote}[]> {
  const store = (await open()).transaction('notes').store;
  const [keys, notes] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return keys.flatMap((key, index) => {
    const note = notes[index];
    return note ? [{key, note}] : [];
  });
}

/** It was told, or never can be. */
export async function dropNote(key: number): Promise<void> {
  await (await open()).delete('notes', key);
}

/** Forgets the words that wait; that a call is over is still to be told. */
export async function wipeNotes(): Promise<void> {
  for (const {key, note} of await readNotes()) if (note.kind === 'said') await dropNote(key);
}
