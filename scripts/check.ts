import {join} from 'node:path';
import {runSteps, type Step} from './check/steps.ts';

const ROOT = join(import.meta.dirname, '..');
const modules = join(ROOT, 'node_modules');

/** One Node program of a package, so that no shell and no PATH stands between. */
const tool = (path: string, ...args: string[]) => [process.execPath, join(modules, path), ...args];

const STEPS: Step[] = [
  {name: 'types of the extension', commands: [tool('typescript/bin/tsc', '-p', 'tsconfig.json')]},
  {name: 'types of the tools around it', commands: [tool('typescript/bin/tsc', '-p', 'tsconfig.node.json')]},
  {name: 'lint', commands: [tool('eslint/bin/eslint.js', '.', '--max-warnings=0')]},
  {name: 'format', commands: [tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')]},
  {
    name: 'direction of imports',
    commands: [
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        '.dependency-cruiser.js',
        'src',
        'local',
        'scripts',
        'test',
        'bench',
      ),
      tool(
        'dependency-cruiser/bin/dependency-cruiser.mjs',
        '--config',
        'scripts/page-script-rules.json',
        'src/content',
      ),
    ],
  },
  {name: 'nothing unused', commands: [tool('knip/bin/knip.js', '--no-progress')]},
  {
    name: 'build and size',
    commands: [
      tool('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
      tool('size-limit/bin.js'),
      [process.execPath, join(import.meta.dirname, 'check', 'popup-size.ts')],
    ],
  },
];

const results = await runSteps(STEPS, {cwd: ROOT, atOnce: 2});
const failed = results.filter(({isOk}) => !isOk).length;
console.log(`check: ${results.length - failed} steps passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
