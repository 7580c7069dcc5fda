import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** Where OpenClaw has its package.json and a lockfile of its own: with 650 MB it is no part of the main tree. */
const HOME = join(import.meta.dirname, '..', '..', 'test', 'openclaw');
/** Written last, so that a download that was broken off is not taken for a whole one. */
const STAMP = join(HOME, 'node_modules', '.parley-lock');
/** It takes 45 s on a good line. */
const INSTALL_TIMEOUT_MS = 8 * 60_000;

/** The program, as Node is given it. */
export const OPENCLAW = join(HOME, 'node_modules', 'openclaw', 'openclaw.mjs');

/**
 * Installs OpenClaw, in the exact version of its lockfile, where it is not there whole. Needs a network once.
 * Raises with what to do where the download does not succeed.
 */
export function installOpenClaw(print: (line: string) => void): void {
  const wanted = createHash('sha256')
    .update(readFileSync(join(HOME, 'package-lock.json')))
    .digest('hex');
  const there = existsSync(STAMP) && existsSync(OPENCLAW) ? readFileSync(STAMP, 'utf8').trim() : null;
  if (there === wanted) return;
  print('Installing OpenClaw, once, into test/openclaw/node_modules (650 MB)');
  const install = () =>
    // Nothing it needs here is built by scripts.
    spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: HOME,
      encoding: 'utf8',
      timeout: INSTALL_TIMEOUT_MS,
    });
  let done = install();
  if (done.status !== 0) done = install();
  if (done.status !== 0 || !existsSync(OPENCLAW)) {
    const said = [done.stdout, done.stderr].filter(Boolean).join('').trim().split('\n').slice(-6).join('\n');
    throw new Error(
      `OpenClaw could not be installed, so there is no gateway to talk to. ` +
        `Fix: run \`npm ci --ignore-scripts\` in test/openclaw and read what it says.\n${done.error?.message ?? said}`,
    );
  }
  writeFileSync(STAMP, `${wanted}\n`);
}
