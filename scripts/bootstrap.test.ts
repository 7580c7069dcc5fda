import {spawnSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {
  advice,
  chromePath,
  fileExists,
  gist,
  hasPackages,
  lockStamp,
  matchesNpmRecord,
  missingParts,
  PARTS,
} from './bootstrap.mjs';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'parley-bootstrap-'));
  await mkdir(join(root, 'node_modules', 'deep'), {recursive: true});
});
afterAll(() => rm(root, {recursive: true, force: true}));

const lock = (packages: Record<string, object>) => JSON.stringify({packages: {'': {name: 'x'}, ...packages}});

test('packages count as installed only for the lockfile they came from', async () => {
  await writeFile(join(root, 'package-lock.json'), '{"a":1}');
  expect(hasPackages(root)).toBe(false);
  await writeFile(join(root, 'node_modules', '.parley-lock'), `${lockStamp('{"a":1}')}\n`);
  expect(hasPackages(root)).toBe(true);
  await writeFile(join(root, 'package-lock.json'), '{"a":2}');
  expect(hasPackages(root)).toBe(false);
});

test("packages that npm put there itself are taken as they are, if they are the lockfile's", async () => {
  await writeFile(
    join(root, 'package-lock.json'),
    lock({
      'node_modules/a': {version: '1.0.0'},
      'node_modules/other-system': {version: '1.0.0', optional: true},
    }),
  );
  expect(matchesNpmRecord(root)).toBe(false);
  await writeFile(
    join(root, 'node_modules', '.package-lock.json'),
    lock({'node_modules/a': {version: '1.0.0'}}),
  );
  expect(matchesNpmRecord(root)).toBe(true);
  await writeFile(
    join(root, 'node_modules', '.package-lock.json'),
    lock({'node_modules/a': {version: '0.9.0'}}),
  );
  expect(matchesNpmRecord(root)).toBe(false);
});

test('CHROME_PATH goes before every known place', () => {
  const machine = {
    platform: 'linux',
    exists: (path: string) => path === '/usr/bin/chromium' || path === '/my/chrome',
  };
  expect(chromePath({...machine, env: {}})).toBe('/usr/bin/chromium');
  expect(chromePath({...machine, env: {CHROME_PATH: '/my/chrome'}})).toBe('/my/chrome');
  expect(chromePath({...machine, env: {CHROME_PATH: '/gone'}})).toBeNull();
  expect(chromePath({env: {}, platform: 'plan9', exists: () => true})).toBeNull();
});

test('a star in a path stands for one folder', async () => {
  await writeFile(join(root, 'node_modules', 'deep', 'lib.so'), '');
  expect(fileExists(join(root, 'node_modules', '*', 'lib.so'))).toBe(true);
  expect(fileExists(join(root, 'node_modules', '*', 'none.so'))).toBe(false);
  expect(fileExists('/no/such/folder/*/lib.so')).toBe(false);
});

test('what is missing is named, and nothing else', () => {
  const everything = {env: {}, platform: 'linux', path: ['/bin'], exists: () => true};
  expect(missingParts(everything)).toEqual([]);
  expect(missingParts({...everything, exists: () => false})).toEqual(PARTS);
  const noGerman = {...everything, exists: (path: string) => !path.endsWith('de.pak')};
  expect(missingParts(noGerman).map(({name}) => name)).toEqual(['chromium-l10n']);
  expect(missingParts({...noGerman, env: {CHROME_PATH: '/opt/google/chrome/chrome'}})).toEqual([]);
  const noHearing = {...everything, exists: (path: string) => !path.includes('sphinx')};
  expect(missingParts(noHearing).map(({name}) => name)).toEqual(['libpocketsphinx3', 'pocketsphinx-en-us']);
});

test('advice is one command a person can paste, and says what is lost', () => {
  const parts = PARTS.filter(({name}) => name === 'chromium' || name === 'libpocketsphinx3');
  const debian = advice(parts, {platform: 'linux', isDebian: true, isRoot: false}).join('\n');
  expect(debian).toContain('sudo apt-get install --no-install-recommends chromium libpocketsphinx3');
  expect(debian).toContain('turns are typed');
  expect(advice(parts, {platform: 'linux', isDebian: false, isRoot: false}).join('\n')).toContain('chromium');
  expect(advice(parts, {platform: 'darwin', isDebian: false, isRoot: false}).join('\n')).toContain(
    'CHROME_PATH',
  );
});

test('a CHROME_PATH that leads nowhere ends with the one thing to fix', () => {
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'bootstrap.mjs')], {
    encoding: 'utf8',
    // No apt-get in reach: nothing may be installed by a test.
    env: {...process.env, CHROME_PATH: join(root, 'no-chrome'), PATH: join(root, 'empty')},
  });
  expect(done.status).toBe(1);
  expect(done.stderr).toMatch(/no-chrome, which does not exist\. Fix: correct it, or unset it\./);
});

test('of what npm says the reason is kept and the usage left out', () => {
  const said =
    'npm error code EUSAGE\nnpm error\nnpm error Missing: a@1\nnpm error Clean install a project\nnpm error Usage:';
  expect(gist(said)).toBe('npm error code EUSAGE\nnpm error Missing: a@1');
  expect(gist(Array.from({length: 90}, () => 'npm error x').join('\n')).split('\n')).toHaveLength(12);
});
