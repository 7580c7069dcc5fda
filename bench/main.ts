import {parseArgs} from 'node:util';
import type {Figure} from './figures.ts';
import {benchPage, type PageOptions} from './page.ts';
import {table} from './table.ts';
import {benchTalk} from './talk.ts';

/** Every benchmark by name. `turns` is how often each thing is measured; `print` tells how it goes. */
const BENCHMARKS: Record<string, (options: PageOptions, print: (line: string) => void) => Promise<Figure[]>> =
  {
    talk: ({turns}, print) => benchTalk(turns, print),
    page: benchPage,
  };

const USAGE = `npm run bench -- NAME [--turns N] [--json]

  NAME           ${Object.keys(BENCHMARKS).join(', ')}
  --turns N      how often each thing is measured (20)
  --pages DIR    page: read the HTML files of this folder too; may be given several times
  --accname DIR  page: hold names against this folder of web-platform-tests
  --json         print the figures as one JSON array on the last line
`;

async function main(): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        turns: {type: 'string', default: '20'},
        pages: {type: 'string', multiple: true, default: []},
        accname: {type: 'string'},
        json: {type: 'boolean', default: false},
        help: {type: 'boolean'},
      },
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  const {values, positionals} = parsed;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const bench = BENCHMARKS[positionals[0] ?? ''];
  const turns = Number(values.turns);
  if (!bench || positionals.length !== 1 || !Number.isInteger(turns) || turns < 1) {
    console.error(USAGE);
    return 2;
  }
  const figures = await bench({turns, pages: values.pages, accname: values.accname ?? null}, console.log);
  console.log(table(figures));
  const missed = figures.filter(({ok}) => !ok).map(({name}) => name);
  console.log(missed.length === 0 ? 'Every aim was reached.' : `Missed: ${missed.join(', ')}`);
  if (values.json) console.log(JSON.stringify(figures));
  return 0;
}

process.exitCode = await main();
