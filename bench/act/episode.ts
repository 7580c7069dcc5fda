import type {Page} from 'puppeteer-core';
import type {Task} from './tasks.ts';

/** What MiniWoB++ keeps in a page's own variables. Source: `core/core.js` there. */
interface Core {
  core: {startEpisodeReal: () => void; getUtterance: () => string; EPISODE_MAX_TIME: number};
  WOB_DONE_GLOBAL: boolean;
  WOB_RAW_REWARD_GLOBAL: number;
}

/** Long enough that no episode ends by itself: what is measured is whether the right thing is done. */
const EPISODE_MS = 600_000;
/** What a task itself does after a click may take a moment. */
const SETTLE_MS = 1_000;

/** Opens a task and begins the episode that `seed` makes. Gives what is asked for. */
export async function beginEpisode(page: Page, address: string, seed: number): Promise<string> {
  await page.goto(address, {waitUntil: 'load'});
  return page.evaluate(
    (from, longest) => {
      const own = globalThis as unknown as Core;
      (Math as unknown as {seedrandom: (seed: string) => void}).seedrandom(from);
      own.core.EPISODE_MAX_TIME = longest;
      own.core.startEpisodeReal();
      return own.core.getUtterance();
    },
    `seed-${seed}`,
    EPISODE_MS,
  );
}

/**
 * The reward of the episode, before anything is taken off for time, once it has ended: 1 is all that was asked for, less
 * is a part of it or the wrong thing. 0 where it does not end.
 */
export async function outcomeOf(page: Page): Promise<number> {
  await page.waitForFunction('WOB_DONE_GLOBAL', {timeout: SETTLE_MS}).catch(() => undefined);
  return page.evaluate(() => {
    const own = globalThis as unknown as Core;
    return own.WOB_DONE_GLOBAL ? own.WOB_RAW_REWARD_GLOBAL : 0;
  });
}

/** Where a task's page is on a site that serves the folder `html` of MiniWoB++. */
export function pathOf(task: Task): string {
  return `/miniwob/${task}.html`;
}
