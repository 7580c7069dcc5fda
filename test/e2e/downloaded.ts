import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {waitFor} from '../../local/desk/wait.ts';

/** The text of the file whose name has this `ending`, once it is in `folder`. Chrome makes an empty file first. */
export function downloadedText(folder: string, ending: string): Promise<string> {
  return waitFor(
    `a file *${ending}`,
    async () => {
      const name = (await readdir(folder)).find((file) => file.endsWith(ending));
      return (name && (await readFile(join(folder, name), 'utf8'))) || undefined;
    },
    {timeoutMs: 10_000},
  );
}
