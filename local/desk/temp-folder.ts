import {rmSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** A folder that goes away again, at the latest with this process. */
export interface TempFolder {
  path: string;
  remove: () => Promise<void>;
}

// A program that is just ending may still write one last file.
const REMOVE = {recursive: true, force: true, maxRetries: 5, retryDelay: 50};

/** Makes an empty folder in the system's place for temporary files. */
export async function makeTempFolder(purpose: string): Promise<TempFolder> {
  const path = await mkdtemp(join(tmpdir(), `parley-${purpose}-`));
  const removeNow = () => rmSync(path, REMOVE);
  process.once('exit', removeNow);
  return {
    path,
    remove: async () => {
      await rm(path, REMOVE);
      process.off('exit', removeNow);
    },
  };
}
