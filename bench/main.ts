import {parseArgs} from 'node:util';
import {benchAct, type ActOptions} from './act.ts';
import type {Figure} from './figures.ts';
import {benchPage, type PageOptions} from './page.ts';
import {benchGateway} from './gateway.ts';
import {benchPopup} from './popup.ts';
import {table} from './table.ts';
import {benchTalk} from './talk.ts';

/** Every benchmark by name. `turns` is how often each thing is measured; `print` tells how it goes. */
const BENCHMARKS: Record<string, (options: Options, print: (line: string) => void) => Promise<Figure[]>> = {
  talk: ({turns}, print) => benchTalk(turns ?? 20, print),
  page: (options, print) => benchPage({...options, turns: options.turns ?? 20}, print),
  gateway: ({turns}, print) => benchGateway(turns ?? 12, print),
  popup: ({turns}, print) => benchPopup(turns ?? 20, print),
  act: (options, print) => benchAct({...options, turns: options.turns ?? (options.isSpoken ? 5 : 25)}, print),
};

/** What the command line says; `turns` is `null` where each benchmark is to choose. */
type Options = Omit<PageOptions & ActOptions, 'turns'> & {turns: number | null};

const USAGE = `npm run bench -- NAME [--turns N] [--json]

  NAME           ${Object.keys(BENCHMARKS).join(', ')}
  --turns N      how often each thing is measured (20; gateway: 12; act: episodes of each task, 25, with --say 5)
  --pages DIR    page: read the HTML files of this folder too; may be given several times
  --accname DIR  page: hold names against this folder of web-platform-tests
  --miniwob DIR  act: where a copy of MiniWoB++ is
  --say          act: speak ten of the tasks to the voice service on this machine
  --json         print the figures as one JSON array on the last line
`;

async function main(): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        turns: {type: 'string'},
        pages: {type: 'string', multiple: true, default: []},
        accname: {type: 'string'},
        miniwob: {type: 'string'},
        say: {type: 'boolean', default: false},
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
  const turns = values.turns === undefined ? null : Number(values.turns);
  const isCount = turns === null || (Number.isInteger(turns) && turns > 0);
  if (!bench || positionals.length !== 1 || !isCount) {
    console.error(USAGE);
    return 2;
  }
  const options = {
    turns,
    pages: values.pages,
    accname: values.accname ?? null,
    miniwob: values.miniwob ?? null,
    isSpoken: values.say,
  };
  const figures = await bench(options, console.log);
  console.log(table(figures));
  const missed = figures.filter(({ok}) => !ok).map(({name}) => name);
  console.log(missed.length === 0 ? 'Every aim was reached.' : `Missed: ${missed.join(', ')}`);
  if (values.json) console.log(JSON.stringify(figures));
  return 0;
}

process.exitCode = await main();
