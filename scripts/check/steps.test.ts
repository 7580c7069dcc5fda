import {expect, test} from 'vitest';
import {runSteps} from './steps.ts';

const node = (code: string) => [process.execPath, '-e', code];

test('every step is run and counted, and a failing one shows what it said', async () => {
  const lines: string[] = [];
  const results = await runSteps(
    [
      {name: 'good', commands: [node('console.log("fine")')]},
      {
        name: 'bad',
        commands: [node('console.error("broken here"); process.exit(3)'), node('console.log("never")')],
      },
      {name: 'late', commands: [node('')]},
    ],
    {cwd: import.meta.dirname, atOnce: 2, print: (line) => lines.push(line)},
  );
  expect(Object.fromEntries(results.map(({name, isOk}) => [name, isOk]))).toEqual({
    good: true,
    bad: false,
    late: true,
  });
  expect(lines.join('\n')).toContain('broken here');
  expect(lines.join('\n')).not.toContain('fine');
  expect(lines.join('\n')).not.toContain('never');
});

test('a program that is not there fails its step', async () => {
  const [result] = await runSteps([{name: 'gone', commands: [['/no/such/program']]}], {
    cwd: import.meta.dirname,
    atOnce: 1,
    print: () => undefined,
  });
  expect(result).toMatchObject({isOk: false});
  expect(result?.output).toContain('/no/such/program');
});
