import type {Page} from 'puppeteer-core';

/** Puts rows into a store of the database, as earlier days left them, and tells whoever looks at it. `page` is one of the extension's. */
export function putIn(page: Page, store: 'turns' | 'transcript' | 'log', rows: unknown[]): Promise<void> {
  return page.evaluate(
    (name, values) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('parley');
        opening.onerror = () => reject(new Error(opening.error?.message));
        opening.onsuccess = () => {
          const database = opening.result;
          const change = database.transaction(name, 'readwrite');
          for (const value of values) change.objectStore(name).put(value);
          change.onabort = () => reject(new Error(change.error?.message));
          change.oncomplete = () => {
            database.close();
            new BroadcastChannel('parley.history').postMessage('changed');
            resolve();
          };
        };
      }),
    store,
    rows,
  );
}
