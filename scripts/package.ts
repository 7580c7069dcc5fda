import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import manifest from '../manifest.json' with {type: 'json'};
import {zipExtension} from './package/zip.ts';

const ROOT = join(import.meta.dirname, '..');

// Always built anew: what goes to the store is what the source says.
const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
const built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(built.status ?? 1);

const zip = zipExtension(join(ROOT, 'dist'));
const name = `parley-${manifest.version}.zip`;
mkdirSync(join(ROOT, 'release'), {recursive: true});
writeFileSync(join(ROOT, 'release', name), zip);
console.log(`release/${name}: ${zip.length} bytes, sha256 ${createHash('sha256').update(zip).digest('hex')}`);
