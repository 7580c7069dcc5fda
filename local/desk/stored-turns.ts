/**
 * Every stored turn, unparsed. Runs inside a page of the extension.
 * Opening a database that is not there yet would make an empty one, so it looks first.
 */
export async function readTurns(): Promise<unknown[]> {
  const known = await indexedDB.databases();
  if (!known.some(({name}) => name === 'parley')) return [];
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('parley');
    opening.onerror = () => reject(new Error(opening.error?.message));
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction('turns').objectStore('turns').getAll();
      reading.onerror = () => reject(new Error(reading.error?.message));
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result);
      };
    };
  });
}
