import {existsSync} from 'node:fs';
import {basename, dirname, resolve} from 'node:path';
import {servePages} from '../../local/pages/serve.ts';

/** A page to talk about. */
export interface Place {
  url: string;
  close: () => Promise<void>;
}

/**
 * Where to go: an address as it is, a file served from its folder (Chrome keeps extensions off `file:`), and without
 * either the demo page. Raises when the file does not exist.
 */
export async function findPlace(wanted: string | null): Promise<Place> {
  if (wanted !== null && /^https?:\/\//.test(wanted)) return {url: wanted, close: () => Promise.resolve()};
  const file = wanted === null ? null : resolve(wanted);
  if (file !== null && !existsSync(file)) throw new Error(`--page names ${file}, which does not exist`);
  const pages = await (file === null ? servePages() : servePages(dirname(file)));
  const name = file === null ? 'demo.html' : encodeURIComponent(basename(file));
  return {url: pages.url + name, close: pages.close};
}
