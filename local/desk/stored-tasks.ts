/** Every task that is kept, oldest first. Runs in a page of the extension: everything it uses is inside it. */
export async function readTasks(): Promise<unknown[]> {
  // Opening a database that is not there yet would make an empty one.
  const known = await indexedDB.databases();
  if (!known.some(({name}) => name === 'parley-tasks')) return [];
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('parley-tasks');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database of tasks'));
  });
  try {
    return await new Promise<unknown[]>((resolve, reject) => {
      const request = db.transaction('tasks').objectStore('tasks').index('askedAt').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('the tasks cannot be read'));
    });
  } finally {
    db.close();
  }
}
