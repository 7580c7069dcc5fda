import {cp, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {execFile} from 'node:child_process';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const MAIN_RULES = '.dependency-cruiser.js';
const PAGE_RULES = 'scripts/page-script-rules.json';

/** A small house with the same rooms as the real one, in which every import is allowed. */
const HOUSE: Record<string, string> = {
  'src/protocol/words.ts': `import {z} from 'zod'; export const Word = z.string(); export type Word = z.infer<typeof Word>;`,
  'src/protocol/plain.ts': `export const PLAIN = 1;`,
  'src/core/logic.ts': `import {Word} from '../protocol/words.ts'; export const parse = (text: string) => Word.parse(text);`,
  'src/platform/bus.ts': `import {PLAIN} from '../protocol/plain.ts'; export const bus = PLAIN;`,
  'src/ui/button.ts': `import {bus} from '../platform/bus.ts'; export const button = bus;`,
  'src/background/index.ts': `import {bus} from '../platform/bus.ts'; import {parse} from '../core/logic.ts'; parse(String(bus));`,
  'src/popup/index.ts': `import {button} from '../ui/button.ts'; console.log(button);`,
  'src/content/index.ts': `import type {Word} from '../protocol/words.ts'; import {PLAIN} from '../protocol/plain.ts'; export const word: Word = String(PLAIN);`,
  'local/realtime/server.ts': `import {join} from 'node:path'; export const place = join('a', 'b');`,
  'local/desk/desk.ts': `import type {Word} from '../../src/protocol/words.ts'; export type Heard = Word;`,
  'scripts/start.ts': `import {place} from '../local/realtime/server.ts'; console.log(place);`,
  'test/house.test.ts': `import {place} from '../local/realtime/server.ts'; console.log(place);`,
  'bench/main.ts': `import {place} from '../local/realtime/server.ts'; console.log(place);`,
};

/** Empty packages of the names that the rules know. */
const PACKAGES = ['zod', 'preact', 'idb', 'webextension-polyfill'];

/** Each violation: a file that is written, numbered so that all are there at once, and the rule that has to name it. */
const VIOLATIONS = numbered([
  ['protocol imports core', 'src/protocol/bad.ts', `import '../core/logic.ts';`, 'protocol-stands-alone'],
  ['protocol imports another package', 'src/protocol/bad.ts', `import 'preact';`, 'protocol-stands-alone'],
  ['core imports platform', 'src/core/bad.ts', `import '../platform/bus.ts';`, 'core-knows-protocol-only'],
  ['core imports ui', 'src/core/bad.ts', `import '../ui/button.ts';`, 'core-knows-protocol-only'],
  [
    'core imports a browser package',
    'src/core/bad.ts',
    `import 'webextension-polyfill';`,
    'core-knows-protocol-only',
  ],
  [
    'core imports a store package',
    'src/core/bad.ts',
    `import {openDB} from 'idb'; openDB('x');`,
    'core-knows-protocol-only',
  ],
  [
    'platform imports core',
    'src/platform/bad.ts',
    `import '../core/logic.ts';`,
    'platform-knows-protocol-only',
  ],
  [
    'platform imports a context',
    'src/platform/bad.ts',
    `import '../popup/index.ts';`,
    'platform-knows-protocol-only',
  ],
  ['ui imports a context', 'src/ui/bad.ts', `import '../popup/index.ts';`, 'ui-knows-no-context'],
  [
    'a context imports another',
    'src/popup/bad.ts',
    `import '../background/index.ts';`,
    'contexts-keep-apart',
  ],
  [
    'a context imports a type of another',
    'src/popup/bad.ts',
    `import type {word} from '../content/index.ts'; export type W = typeof word;`,
    'contexts-keep-apart',
  ],
  [
    'src imports local',
    'src/background/bad.ts',
    `import '../../local/realtime/server.ts';`,
    'src-takes-nothing-from-outside',
  ],
  [
    'src imports scripts',
    'src/background/bad.ts',
    `import '../../scripts/start.ts';`,
    'src-takes-nothing-from-outside',
  ],
  [
    'src imports test',
    'src/background/bad.ts',
    `import '../../test/house.test.ts';`,
    'src-takes-nothing-from-outside',
  ],
  [
    'src imports bench',
    'src/background/bad.ts',
    `import '../../bench/main.ts';`,
    'src-takes-nothing-from-outside',
  ],
  ['src imports Node', 'src/background/bad.ts', `import 'node:fs';`, 'src-runs-without-node'],
  [
    'the local server imports src',
    'local/realtime/bad.ts',
    `import '../../src/protocol/plain.ts';`,
    'local-server-stands-alone',
  ],
  [
    'the desk imports more than the vocabulary',
    'local/desk/bad.ts',
    `import '../../src/core/logic.ts';`,
    'local-takes-vocabulary-only',
  ],
  [
    'two files import each other',
    'src/core/bad.ts',
    `import {back} from './worse.ts'; export const forth = back;`,
    'no-cycles',
  ],
  ['a file that nothing leads to', 'src/core/bad.ts', `export const alone = 1;`, 'no-orphans'],
]);
/** The other half of a cycle. */
const BACK = 'src/core/worse.ts';

let house: string;

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'parley-rules-'));
  await cp(join(ROOT, MAIN_RULES), join(house, MAIN_RULES));
  for (const name of ['package.json', 'tsconfig.json', 'tsconfig.base.json'])
    await cp(join(ROOT, name), join(house, name));
  for (const name of PACKAGES) {
    await put(
      `node_modules/${name}/package.json`,
      JSON.stringify({name, version: '1.0.0', main: 'index.js'}),
    );
    await put(`node_modules/${name}/index.js`, 'module.exports = {};');
  }
  await mkdir(join(house, 'scripts'));
  await cp(join(ROOT, PAGE_RULES), join(house, PAGE_RULES));
  for (const [path, code] of Object.entries(HOUSE)) await put(path, code);
});

afterAll(() => rm(house, {recursive: true, force: true}));

async function put(path: string, code: string): Promise<void> {
  await mkdir(dirname(join(house, path)), {recursive: true});
  await writeFile(join(house, path), `${code}\n`);
}

type Violation = [what: string, path: string, code: string, rule: string];

function numbered(violations: Violation[]): Violation[] {
  return violations.map(([what, path, code, rule], at) => [
    what,
    path.replace('bad.ts', `bad-${at}.ts`),
    code,
    rule,
  ]);
}

interface Broken {
  rule: string;
  /** The file that breaks it. */
  from: string;
}

/** Which rules are broken in `folder`, as the tool itself reports them. */
async function brokenRules(folder: string, rules: string, rooms: string[]): Promise<Broken[]> {
  const program = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const args = [program, '--config', rules, '--output-type', 'json', ...rooms];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, {cwd: folder, maxBuffer: 64 * 1024 * 1024}, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const report = JSON.parse(output) as {summary: {violations: {from: string; rule: {name: string}}[]}};
  return report.summary.violations.map(({from, rule}) => ({rule: rule.name, from}));
}

const ROOMS = ['src', 'local', 'scripts', 'test', 'bench'];

test('a house in which every import is allowed breaks no rule', async () => {
  expect(await brokenRules(house, MAIN_RULES, ROOMS)).toEqual([]);
  expect(await brokenRules(house, PAGE_RULES, ['src/content'])).toEqual([]);
});

test('the real tree breaks no rule', async () => {
  expect(await brokenRules(ROOT, MAIN_RULES, ROOMS)).toEqual([]);
  expect(await brokenRules(ROOT, PAGE_RULES, ['src/content'])).toEqual([]);
});

describe('a forbidden import is named', () => {
  let broken: Broken[];
  beforeAll(async () => {
    const forth = VIOLATIONS.find(([, , code]) => code.includes('worse.ts'))?.[1] ?? '';
    await put(BACK, `import {forth} from './${basename(forth)}'; export const back = String(forth);`);
    for (const [, path, code] of VIOLATIONS) await put(path, code);
    broken = await brokenRules(house, MAIN_RULES, ROOMS);
    for (const path of [BACK, ...VIOLATIONS.map(([, bad]) => bad)]) await rm(join(house, path));
  });

  test.each(VIOLATIONS)('%s', (_what, path, _code, rule) => {
    expect(broken).toContainEqual({rule, from: path});
  });

  test.each([
    ['the page script loads a schema', `import {Word} from '../protocol/words.ts'; console.log(Word);`],
    [
      'the page script loads a schema through other logic',
      `import {parse} from '../core/logic.ts'; parse('x');`,
    ],
  ])('%s', async (_what, code) => {
    await put('src/content/bad.ts', code);
    try {
      expect(await brokenRules(house, PAGE_RULES, ['src/content'])).toMatchObject([
        {rule: 'content-carries-no-zod'},
      ]);
    } finally {
      await rm(join(house, 'src/content/bad.ts'));
    }
  });

  test('the script of the held key loads anything at all', async () => {
    const path = 'src/content/hold-key/index.ts';
    await put(path, `import {PLAIN} from '../../protocol/plain.ts'; console.log(PLAIN);`);
    try {
      expect(await brokenRules(house, PAGE_RULES, ['src/content'])).toMatchObject([
        {rule: 'hold-key-carries-nothing', from: path},
      ]);
    } finally {
      await rm(join(house, path));
    }
  });
});
