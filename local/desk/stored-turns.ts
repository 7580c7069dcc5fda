/**
 * Every stored turn, or all that another store of the extension's database holds, unparsed. Runs inside a page of the
 * extension.
 * Opening a database that is not there yet would make an empty one, so it looks first.
 */
export async function readTurns(
  store: 'turns' | 'transcript' | 'log' | 'spending' = 'turns',
): Promise<unknown[]> {
  const known = await indexedDB.databases();
  if (!known.some(({name}) => name === 'parley')) return [];
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('parley');
    opening.onerror = () => reject(new Error(opening.error?.message));
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction(store).objectStore(store).getAll();
      reading.onerror = () => reject(new Error(reading.error?.message));
      reading.onsuccess = () => {
        database.close();
        resolve(reading.result);
      };
    };
  });
}
