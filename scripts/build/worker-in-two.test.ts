import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createContext, runInContext} from 'node:vm';
import {build} from 'vite';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {makeTempFolder, type TempFolder} from '../../local/desk/temp-folder.ts';
import {IN_PARTS, workerInTwo} from './worker-in-two.ts';

const SOURCES = {
  'index.js': `import {count} from './shared.js';
globalThis.press = () => count('press');
globalThis.tool = async () => (await import('./tools.js')).run();
globalThis.other = async () => (await import('./other.js')).run();`,
  'shared.js': `const counted = []; export const count = (what) => counted.push(what) && [...counted];`,
  'tools.js': `import {count} from './shared.js'; globalThis.ran.push('tools'); export const run = () => count('tool');`,
  'other.js': `import {run as tool} from './tools.js'; globalThis.ran.push('other'); export const run = () => tool();`,
};

let temporary: TempFolder;
let folder: string;
beforeAll(async () => {
  temporary = await makeTempFolder('worker');
  folder = temporary.path;
  for (const [name, text] of Object.entries(SOURCES)) await writeFile(join(folder, name), text);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [workerInTwo('client')],
    build: {
      outDir: 'out',
      modulePreload: false,
      rolldownOptions: {input: join(folder, 'index.js'), output: IN_PARTS},
    },
  });
});
afterAll(() => temporary.remove());

/** What the script puts on its global object. */
interface Worker {
  press: () => string[];
  tool: () => Promise<string[]>;
  other: () => Promise<string[]>;
}

/** What a worker has, as far as the two scripts use it. */
async function startWorker() {
  const read = (name: string) => readFile(join(folder, 'out', name), 'utf8');
  const later = await read('service-worker-later.js');
  const ran: string[] = [];
  const imported: string[] = [];
  const onInstall: (() => void)[] = [];
  const context = createContext({
    ran,
    window: {},
    addEventListener: (type: string, listener: () => void) => type === 'install' && onInstall.push(listener),
    importScripts(name: string) {
      imported.push(name);
      runInContext(later, context);
    },
  });
  runInContext(await read('service-worker.js'), context);
  return {
    worker: context as unknown as Worker,
    ran,
    imported,
    install: () => onInstall.forEach((listener) => listener()),
  };
}

describe('a worker in two scripts', () => {
  it('begins with the first, and takes in the second once, when something of it is asked for', async () => {
    const {worker, ran, imported} = await startWorker();
    expect(worker.press()).toEqual(['press']);
    expect(imported).toEqual([]);
    // What both use is there once.
    expect(await worker.tool()).toEqual(['press', 'tool']);
    expect(await worker.other()).toEqual(['press', 'tool', 'tool']);
    expect(imported).toEqual(['service-worker-later.js']);
    expect(ran).toEqual(['tools', 'other']);
  });

  it('reads the second while it is installed, so that it may be taken in later, and runs nothing of it', async () => {
    const {worker, ran, imported, install} = await startWorker();
    install();
    expect(imported).toEqual(['service-worker-later.js']);
    expect(ran).toEqual([]);
    expect(await worker.tool()).toEqual(['tool']);
    expect(imported).toHaveLength(1);
  });
});
