import {openDB, type DBSchema, type IDBPDatabase, type OpenDBCallbacks} from 'idb';

/**
 * Answers what opens a database, once in each context, and anew after it was closed: by the browser, or because another
 * version of the extension wants in. What it gives rejects where the disk is full or will not do.
 */
export function openOnce<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<Schema>['upgrade']>,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opened = null;
  };
  return () => {
    opened ??= openDB<Schema>(name, version, {
      upgrade,
      blocking(_current, _blocked, event) {
        // Another version of the extension wants in, or the database is deleted: who needs it opens it anew.
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opened.catch(forget);
    return opened;
  };
}
