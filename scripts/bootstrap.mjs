// Makes a bare machine ready: npm packages, and the programs a spoken turn needs. Plain JavaScript without
// dependencies, because it runs before there are any, on whatever Node is at hand.
// `node scripts/bootstrap.mjs [--packages]`; with --packages only the npm part.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that runs `.ts` files as they are, without a flag. */
const NEEDED_NODE = [22, 18];

/**
 * What the machine has to have besides npm packages, and how each is told to be there.
 * `program` is looked for in PATH; `file` is an absolute path in which `*` stands for one folder.
 * @type {import('./bootstrap.mjs').Part[]}
 */
export const PARTS = [
  {name: 'chromium', for: 'browser'},
  {name: 'chromium-l10n', for: 'languages', file: '/usr/lib/chromium/locales/de.pak'},
  {name: 'fonts-dejavu-core', for: 'screen', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'},
  {name: 'xvfb', for: 'screen', program: 'Xvfb'},
  {name: 'xdotool', for: 'screen', program: 'xdotool'},
  {name: 'openbox', for: 'screen', program: 'openbox'},
  {name: 'pulseaudio', for: 'sound', program: 'pulseaudio'},
  {name: 'pulseaudio-utils', for: 'sound', program: 'pacat'},
  {name: 'espeak-ng', for: 'speech', program: 'espeak-ng'},
  {name: 'libpocketsphinx3', for: 'hearing', file: '/usr/lib/*/libpocketsphinx.so.3'},
  {name: 'pocketsphinx-en-us', for: 'hearing', file: '/usr/share/pocketsphinx/model/en-us/en-us/mdef'},
];

const LOST = {
  browser: 'nothing runs without it',
  languages: 'Chromium is English alone, and the test in German fails',
  screen: 'spoken turns without a screen do not run',
  sound: 'spoken turns without a sound card do not run',
  speech: 'the local voice service cannot speak',
  hearing: 'the local voice service hears no words: turns are typed',
};

/**
 * Fingerprint of a lockfile's text, kept beside the packages that were installed from it.
 * @param {string} lockfile
 */
export function lockStamp(lockfile) {
  return createHash('sha256').update(lockfile).digest('hex');
}

/**
 * Whether the packages in `root/node_modules` are those of `root/package-lock.json`.
 * @param {string} root
 */
export function hasPackages(root) {
  const stamp = join(root, 'node_modules', '.parley-lock');
  if (!existsSync(stamp)) return false;
  return (
    readFileSync(stamp, 'utf8').trim() === lockStamp(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  );
}

/**
 * Whether packages put there by a plain `npm ci` or `npm install` already match the lockfile: npm writes its own
 * record last, so a record newer than the lockfile means nothing is left to do.
 * @param {string} root
 */
export function matchesNpmRecord(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  /** @type {(path: string) => Record<string, {version?: string, optional?: boolean, os?: string[], cpu?: string[]}>} */
  const packages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  const there = packages(record);
  return Object.entries(packages(join(root, 'package-lock.json'))).every(
    ([place, wanted]) => place === '' || wanted.optional === true || there[place]?.version === wanted.version,
  );
}

/**
 * Where Chrome or Chromium is, or null. `CHROME_PATH` goes first, and alone when it is set.
 * @param {{env: Record<string, string | undefined>, platform: string, exists: (path: string) => boolean}} machine
 */
export function chromePath({env, platform, exists}) {
  if (env.CHROME_PATH) return exists(env.CHROME_PATH) ? env.CHROME_PATH : null;
  /** @type {Record<string, string[] | undefined>} */
  const places = JSON.parse(readFileSync(join(ROOT, 'local', 'desk', 'chrome-places.json'), 'utf8'));
  return places[platform]?.find(exists) ?? null;
}

/**
 * Whether a file is there; one `*` in the path stands for any folder.
 * @param {string} pattern
 */
export function fileExists(pattern) {
  const star = pattern.indexOf('*');
  if (star < 0) return existsSync(pattern);
  const folder = pattern.slice(0, star);
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some((entry) => existsSync(folder + entry + pattern.slice(star + 1)));
}

/**
 * The parts the machine lacks.
 * @param {import('./bootstrap.mjs').Machine} machine
 */
export function missingParts(machine) {
  const chrome = chromePath(machine);
  return PARTS.filter((part) => {
    if (part.for === 'browser') return chrome === null;
    // Chrome brings all of its languages, Debian's Chromium only English.
    if (part.for === 'languages' && chrome !== null && chrome !== '/usr/bin/chromium') return false;
    if (part.program)
      return !machine.path.some((folder) =>
        machine.exists(join(folder, /** @type {string} */ (part.program))),
      );
    return !machine.exists(/** @type {string} */ (part.file));
  });
}

/**
 * What a person is told to do about missing parts, and what is lost until then.
 * @param {import('./bootstrap.mjs').Part[]} parts
 * @param {{platform: string, isDebian: boolean, isRoot: boolean}} machine
 */
export function advice(parts, {platform, isDebian, isRoot}) {
  const names = parts.map(({name}) => name);
  const lines = [];
  if (isDebian) {
    lines.push(
      `Install what is missing:  ${isRoot ? '' : 'sudo '}apt-get install --no-install-recommends ${names.join(' ')}`,
    );
  } else if (platform === 'linux') {
    lines.push(`Install with your package manager (names as in Debian): ${names.join(' ')}`);
  } else if (names.includes('chromium')) {
    lines.push('Install Chrome or Chromium, or set CHROME_PATH to its program.');
  }
  if (platform !== 'linux' && names.includes('espeak-ng')) {
    lines.push('Install espeak-ng (macOS: brew install espeak-ng) to hear the local voice service.');
  }
  for (const purpose of new Set(parts.map((part) => part.for)))
    lines.push(`  without ${purpose}: ${LOST[purpose]}`);
  return lines;
}

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

/**
 * Runs a program; gives whether it went well, and what it printed.
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function run(program, args, env = {}) {
  const done = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: {...process.env, ...env},
    shell: process.platform === 'win32',
  });
  return {
    isOk: done.status === 0,
    text: `${done.stdout ?? ''}${done.stderr ?? ''}`.trim() || String(done.error ?? ''),
  };
}

/**
 * What npm said, without the page of usage that it adds.
 * @param {string} text
 */
export function gist(text) {
  const lines = text.split('\n').filter((line) => !/^npm (warn|error)?\s*$/.test(line));
  const usage = lines.findIndex((line) => /Clean install a project|Usage:/.test(line));
  return lines.slice(0, usage < 0 ? 12 : Math.min(usage, 12)).join('\n');
}

/** Installs npm packages when they are missing or are not those of the lockfile; gives whether they are there. */
function ensurePackages() {
  if (hasPackages(ROOT)) return true;
  const stamp = join(ROOT, 'node_modules', '.parley-lock');
  if (!matchesNpmRecord(ROOT)) {
    say('Installing npm packages …');
    const quiet = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
    // npm tells its own scripts where it is; a child needs to be the same npm.
    const npm = process.env.npm_execpath;
    const install = () => (npm?.endsWith('.js') ? run(process.execPath, [npm, ...quiet]) : run('npm', quiet));
    const first = install();
    const last = first.isOk ? first : install();
    if (!last.isOk) {
      say(gist(last.text));
      say('The npm packages could not be installed. Fix: run `npm ci` and read what it says.');
      return false;
    }
  }
  writeFileSync(stamp, `${lockStamp(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))}\n`);
  return true;
}

/** Whether some Node that runs TypeScript will be used by the npm scripts. */
function ensureNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return true;
  if (existsSync(join(ROOT, 'node_modules', '.bin', 'node'))) return true;
  say(
    `Node ${process.versions.node} cannot run TypeScript and no newer one came with the packages. Fix: install Node 24.`,
  );
  return false;
}

/** @returns {import('./bootstrap.mjs').Machine} */
function thisMachine() {
  return {
    env: process.env,
    platform: process.platform,
    exists: fileExists,
    path: (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'),
  };
}

/**
 * Installs Debian packages; the lists are fetched only when the first try shows that they are needed.
 * @param {string[]} names
 */
function installDebianPackages(names) {
  say(`Installing ${names.join(' ')} …`);
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  const install = () => run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], env);
  if (install().isOk) return;
  run('apt-get', ['update', '-q'], env);
  const second = install();
  if (second.isOk) return;
  const third = install();
  if (!third.isOk) say(third.text.split('\n').slice(-6).join('\n'));
}

/** Sees to the browser and the programs around it; gives whether there is a browser. */
function ensureMachine() {
  let missing = missingParts(thisMachine());
  // Screen and sound of its own are for machines without them; elsewhere a person has both.
  if (process.platform !== 'linux')
    missing = missing.filter((part) => part.for === 'browser' || part.for === 'speech');
  if (missing.length === 0) return true;
  const isRoot = process.getuid?.() === 0;
  const isDebian = existsSync('/etc/debian_version') && fileExists('/usr/bin/apt-get');
  if (isRoot && isDebian) {
    // A CHROME_PATH that leads nowhere is a mistake to correct, not a browser to install.
    const wanted = missing.filter((part) => part.for !== 'browser' || !process.env.CHROME_PATH);
    if (wanted.length > 0) installDebianPackages(wanted.map(({name}) => name));
    missing = missingParts(thisMachine());
    if (missing.length === 0) return true;
  }
  for (const line of advice(missing, {platform: process.platform, isDebian, isRoot})) say(line);
  if (!missing.some((part) => part.for === 'browser')) return true;
  const chosen = process.env.CHROME_PATH;
  say(
    chosen
      ? `CHROME_PATH names ${chosen}, which does not exist. Fix: correct it, or unset it.`
      : 'There is no Chrome or Chromium. Fix: install one as above, or set CHROME_PATH.',
  );
  return false;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const isOk = ensurePackages() && ensureNode() && (process.argv.includes('--packages') || ensureMachine());
  process.exitCode = isOk ? 0 : 1;
}
