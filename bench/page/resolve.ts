import type {Page} from 'puppeteer-core';
import type {ToolDesk} from '../../local/desk/tool-desk.ts';
import {readTarget} from '../../src/core/target/query.ts';
import type {Result} from '../../src/protocol/failures.ts';
import type {TargetFinding} from '../../src/protocol/target.ts';

/** What is looked for on the made page of 10,000 elements: exact names on and off the screen, descriptions, words misheard. */
const TARGETS = [
  'button "Add 300"',
  'Add 3',
  'checkbox "Choose 250"',
  'More 400',
  'the second link',
  'the last button',
  'link "Basket"',
  'the home link',
  'the heading',
  'ad 30',
] as const;

export interface Resolving {
  /** From the worker's question to its answer, in ms, for each target in each round. */
  times: number[];
  /** For how long at once the page was kept busy, in ms. */
  slices: number[];
  /** Medians by target, in ms. */
  byTarget: Map<string, number>;
}

/** Looks for each target in the page in front, `turns` times, and takes the time in the worker. */
export async function timeFinding(desk: ToolDesk, turns: number): Promise<Resolving> {
  const tabId = await desk.frontTab();
  const times: number[] = [];
  const slices: number[] = [];
  const byTarget = new Map<string, number>();
  for (const target of TARGETS) {
    const asked = await desk.worker.evaluate(
      async (tab, readings, count) => {
        await chrome.scripting.executeScript({target: {tabId: tab}, files: ['content.js']});
        const message = {parley: 1, to: 'content', command: 'page.find', args: {readings}};
        const took: number[] = [];
        const answers: unknown[] = [];
        for (let turn = 0; turn < count; turn += 1) {
          const from = performance.now();
          answers.push(await chrome.tabs.sendMessage(tab, message, {frameId: 0}));
          took.push(performance.now() - from);
        }
        return {took, answers};
      },
      tabId,
      readTarget(target),
      turns,
    );
    const findings = (asked.answers as Result<TargetFinding>[]).map((answer) => {
      if (!answer.ok) throw new Error(`${target}: ${answer.failure.message}`);
      if (answer.value.matches.length === 0) throw new Error(`${target}: nothing was found`);
      return answer.value;
    });
    times.push(...asked.took);
    slices.push(...findings.map(({longestSliceMs}) => longestSliceMs));
    byTarget.set(target, [...asked.took].sort((one, other) => one - other)[Math.floor(turns / 2)] ?? 0);
  }
  return {times, slices, byTarget};
}

/** How many frames of the page begin from the moment the worker sends a cue until the ring stands, `turns` times. */
export async function countFrames(desk: ToolDesk, page: Page, turns: number): Promise<number[]> {
  await page.evaluate(() => {
    const own = window as unknown as {seen: {at: number; hasRing: boolean}[]};
    own.seen = [];
    const look = () => {
      const at = performance.timeOrigin + performance.now();
      own.seen.push({at, hasRing: document.querySelector('parley-ring') !== null});
      requestAnimationFrame(look);
    };
    look();
  });
  const counts: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const {cues} = await desk.call('point', {target: 'link "Basket"'});
    const [cue] = cues ?? [];
    if (!cue) throw new Error('nothing was made ready');
    await page.keyboard.press('Escape');
    await page.evaluate(() => new Promise(requestAnimationFrame));
    const from = await desk.worker.evaluate(() => performance.timeOrigin + performance.now());
    const shownAt = await desk.cue(cue.cueId);
    if (shownAt === null) throw new Error('nothing was shown');
    const seen = await page.evaluate(
      () => (window as unknown as {seen: {at: number; hasRing: boolean}[]}).seen,
    );
    const without = seen.filter(({at, hasRing}) => at > from && at <= shownAt && !hasRing);
    counts.push(without.length + 1);
  }
  return counts;
}
