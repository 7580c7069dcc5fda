import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {ToolDesk} from '../local/desk/tool-desk.ts';
import {within} from '../local/desk/wait.ts';
import {servePages} from '../local/pages/serve.ts';
import {buildWhenStale} from '../scripts/build-when-stale.ts';
import {beginEpisode, outcomeOf, pathOf} from './act/episode.ts';
import {parleyDoes} from './act/parley-hand.ts';
import {percentage} from './act/percentage.ts';
import {playwrightDoes} from './act/playwright-hand.ts';
import {sayTasks} from './act/spoken.ts';
import {TASKS, type Task} from './act/tasks.ts';
import {parseUtterance, type Step} from './act/utterance.ts';
import type {Figure} from './figures.ts';
import {freePort} from './free-port.ts';
import {installPeers} from './page/peers.ts';
import {connectPlaywright} from './page/playwright.ts';

export interface ActOptions {
  /** Episodes of each task. */
  turns: number;
  /** A copy of MiniWoB++: its folder `html`, or one that it lies in. */
  miniwob: string | null;
  /** Whether the tasks are spoken, through the voice service on this machine. */
  isSpoken: boolean;
}

const PEER = 'Playwright, getByRole, then getByText, both exact';
const STEP_TIMEOUT_MS = 20_000;

/** Does the tasks of MiniWoB++ with Parley and with Playwright, by the same sentences taken apart in the same way. */
export async function benchAct(options: ActOptions, print: (line: string) => void): Promise<Figure[]> {
  const folder = await findTasks(options.miniwob);
  if (options.isSpoken) return sayTasks(folder, options.turns, print);
  installPeers(print);
  const {folder: extension} = buildWhenStale(join(import.meta.dirname, '..'));
  const site = await servePages(folder);
  const port = await freePort();
  const desk = await ToolDesk.open({
    extension,
    hasAllSites: true,
    args: [`--remote-debugging-port=${port}`],
  });
  await desk.change({acting: 'on'});
  const playwright = await connectPlaywright(port);
  const own: number[] = [];
  const peer: number[] = [];
  try {
    for (const task of TASKS) {
      const address = new URL(pathOf(task), site.url).href;
      const page = await desk.visit(address);
      const tries = {desk, page, task, address, turns: options.turns, print};
      const parley = await doTask(tries, 'Parley', (step) => parleyDoes(desk, step));
      const other = await doTask(tries, 'Playwright', (step) =>
        playwrightDoes(playwright.pageAt(address), step),
      );
      own.push(...parley);
      peer.push(...other);
      print(`${task}: Parley ${share(parley)}, Playwright ${share(other)}`);
      await page.close();
    }
  } finally {
    await playwright.close().catch(() => undefined);
    await desk.close();
    await site.close();
  }
  return [percentage('act.miniwob', own, {name: PEER, values: peer})];
}

interface Tries {
  desk: ToolDesk;
  page: Awaited<ReturnType<ToolDesk['visit']>>;
  task: Task;
  address: string;
  turns: number;
  print: (line: string) => void;
}

/** Plays the episodes of one task; gives 1 for each that was done, 0 for the others. */
async function doTask(
  {page, task, address, turns, print}: Tries,
  name: string,
  act: (step: Step) => Promise<void>,
): Promise<number[]> {
  const results: number[] = [];
  for (let seed = 1; seed <= turns; seed += 1) {
    const utterance = await beginEpisode(page, address, seed);
    let trouble = '';
    try {
      for (const step of parseUtterance(utterance)) await within(utterance, STEP_TIMEOUT_MS, act(step));
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    const isRight = (await outcomeOf(page)) >= 1;
    results.push(isRight ? 1 : 0);
    if (!isRight && name === 'Parley') print(`  ${task} ${seed}: ${utterance} ${trouble}`.trimEnd());
  }
  return results;
}

function share(results: readonly number[]): string {
  return `${results.filter((one) => one > 0).length} of ${results.length}`;
}

/** The folder that holds the tasks, in whatever copy was named. @throws Error that says what to do */
async function findTasks(miniwob: string | null): Promise<string> {
  if (miniwob === null) {
    throw new Error(
      'Say where a copy of MiniWoB++ is: --miniwob DIR (github.com/Farama-Foundation/miniwob-plusplus).',
    );
  }
  for (const inside of ['.', 'html', 'miniwob/html']) {
    const folder = join(miniwob, inside);
    const found = await stat(join(folder, pathOf('click-test'))).catch(() => null);
    if (found?.isFile()) return folder;
  }
  throw new Error(`${miniwob} holds no MiniWoB++: there is no ${pathOf('click-test')} in it.`);
}
