import {readdirSync, readFileSync} from 'node:fs';
import {join, sep} from 'node:path';
import {zipSync, type Zippable} from 'fflate';

/** The first moment that a zip can name. Local, since a zip holds local times: so it is the same bytes everywhere. */
const ALWAYS = new Date(1980, 0, 1);

/**
 * The built extension in `folder` as the store takes it: a zip of all its files. The same files make the same bytes, wherever
 * and whenever it is made.
 */
export function zipExtension(folder: string): Uint8Array {
  const paths = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join('/'))
    .sort();
  const files: Zippable = {};
  for (const path of paths) files[path] = contentOf(folder, path);
  return zipSync(files, {level: 9, mtime: ALWAYS, os: 3, attrs: 0o100_644 << 16});
}

function contentOf(folder: string, path: string): Uint8Array {
  const bytes = readFileSync(join(folder, path));
  if (path !== 'manifest.json') return bytes;
  // The store gives every extension its own key, and refuses one that brings a key along.
  const {key, ...manifest} = JSON.parse(bytes.toString()) as Record<string, unknown>;
  return key === undefined ? bytes : new TextEncoder().encode(JSON.stringify(manifest, null, 2));
}
