import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {loadedScripts, staticImports} from './loaded-scripts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-loaded-'));
  const files = {
    'src/popup/index.html': '<script type="module" crossorigin src="/assets/page.js"></script>',
    'assets/page.js': 'import{a as b}from"./shared.js";import"./side.js";b();import("./later.js");',
    'assets/shared.js': 'import t from"./side.js";export{t as a};',
    'assets/side.js': 'export default 1;',
    'assets/later.js': 'export default 2;',
  };
  for (const [path, code] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), code);
  }
});
afterAll(() => rm(folder, {recursive: true, force: true}));

test('a page is charged for what it loads at once, each script once', () => {
  const paths = loadedScripts(folder, 'src/popup/index.html').map(({path}) => path);
  expect(paths).toEqual(['assets/page.js', 'assets/shared.js', 'assets/side.js']);
});

test('imports are found in the shapes a bundler writes', () => {
  expect(staticImports('import{a as b,c}from"./x.js";import"./y.js";export*from"./z.js";')).toEqual([
    './x.js',
    './y.js',
    './z.js',
  ]);
  expect(staticImports('const a=()=>import("./later.js");')).toEqual([]);
});
