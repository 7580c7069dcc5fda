import {mkdir, mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {isStale} from './build-when-stale.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'parley-stale-'));
});
afterAll(() => rm(root, {recursive: true, force: true}));

async function put(path: string, second: number): Promise<void> {
  await mkdir(dirname(join(root, path)), {recursive: true});
  await writeFile(join(root, path), '');
  await utimes(join(root, path), second, second);
}

test('a build is stale until both its files are newer than every source', async () => {
  await put('src/deep/inside/file.ts', 100);
  expect(isStale(root)).toBe(true);
  await put('dist/manifest.json', 110);
  expect(isStale(root)).toBe(true);
  await put('dist/content.js', 111);
  expect(isStale(root)).toBe(false);
  await put('src/deep/inside/file.test.ts', 120);
  expect(isStale(root)).toBe(false);
  await put('manifest.json', 120);
  expect(isStale(root)).toBe(true);
});
