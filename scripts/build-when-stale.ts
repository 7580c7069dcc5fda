import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';

/** What the built extension is made from. */
const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'scripts/build', 'package-lock.json'];
/** The first and the last file that a build writes. */
const PRODUCTS = ['dist/manifest.json', 'dist/content.js'];

/** Whether some source of `root` is newer than what was built from it, or nothing was built. */
export function isStale(root: string): boolean {
  const products = PRODUCTS.map((path) => join(root, path));
  if (!products.every((path) => existsSync(path))) return true;
  const builtAt = Math.min(...products.map((path) => statSync(path).mtimeMs));
  return SOURCES.some((path) => newest(join(root, path)) > builtAt);
}

/** Builds the extension of `root` into `dist/` if it is stale; raises with the build's own words when that fails. */
export function buildWhenStale(root: string): {folder: string; wasBuilt: boolean} {
  const folder = join(root, 'dist');
  if (!isStale(root)) return {folder, wasBuilt: false};
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(`the build failed:\n${done.stdout}${done.stderr}`.trim());
  return {folder, wasBuilt: true};
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = readdirSync(path)
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => newest(join(path, name)));
  return Math.max(0, ...inside);
}
