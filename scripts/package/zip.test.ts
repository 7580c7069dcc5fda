import {mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {strFromU8, unzipSync} from 'fflate';
import {afterEach, expect, it} from 'vitest';
import {zipExtension} from './zip.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true});
});

/** An extension's folder, written in the order given. */
function folderOf(files: [path: string, text: string][], at: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-zip-'));
  folders.push(folder);
  for (const [path, text] of files) {
    mkdirSync(join(folder, path, '..'), {recursive: true});
    writeFileSync(join(folder, path), text);
    utimesSync(join(folder, path), at, at);
  }
  return folder;
}

const MANIFEST: [string, string] = ['manifest.json', '{"name":"Parley","key":"MIIB","version":"0.1.0"}'];
const FILES: [string, string][] = [MANIFEST, ['src/popup/index.html', '<p>'], ['a.js', 'let a;'.repeat(200)]];

it('holds every file, and the manifest without the key', () => {
  const files = unzipSync(zipExtension(folderOf(FILES, 1_000_000)));
  expect(Object.keys(files)).toEqual(['a.js', 'manifest.json', 'src/popup/index.html']);
  expect(strFromU8(files['a.js'] ?? new Uint8Array())).toBe('let a;'.repeat(200));
  expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual({
    name: 'Parley',
    version: '0.1.0',
  });
});

it('is the same bytes whenever it is made, and others when a file is', () => {
  const first = zipExtension(folderOf(FILES, 1_000_000));
  const second = zipExtension(folderOf(FILES.toReversed(), 1_700_000_000));
  expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  const other = zipExtension(folderOf([...FILES, ['b.js', '']], 1_000_000));
  expect(Buffer.from(other).equals(Buffer.from(first))).toBe(false);
});
