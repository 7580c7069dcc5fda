import type {Page} from 'puppeteer-core';
import {waitForPill} from '../desk/pill-in.ts';
import type {Scene} from './scene.ts';
import type {SceneStage} from './scene-stage.ts';
import {SNAPSHOTS} from './snapshots.ts';
import {agentQuestions, SHARE_STATUS, sharedTab, tasksInEveryState} from './stored.ts';

const PANEL = [320, 480];
const POPUP = {subject: 'page', widths: [360], part: 'main'} as const;

/** Opens everything that folds, of what `selector` names. */
async function unfold(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  await page.$$eval(selector, (all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
}

/** Shares the demo page in a tab of its own, and gives that. */
async function share(stage: SceneStage): Promise<Page> {
  const page = await stage.visit(stage.place);
  const tabId = await stage.parley.options.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
    return tab?.id ?? -1;
  });
  await stage.store('session', {sharedTab: sharedTab(tabId, stage.place), shareStatus: SHARE_STATUS});
  return page;
}

/** What the agent does: its work in every state, what it asks, and the tab it may look at; and receipts of what left. */
export const WORK_SCENES: Scene[] = [
  {
    name: 'sidepanel-tasks',
    subject: 'page',
    widths: PANEL,
    async open(stage) {
      await stage.keepTasks(tasksInEveryState());
      const page = await stage.open('sidepanel');
      await unfold(page, '.tasks details');
      return page;
    },
  },
  {
    name: 'sidepanel-task-follow-up',
    subject: 'page',
    widths: PANEL,
    async open(stage) {
      await stage.keepTasks(tasksInEveryState().filter(({state}) => state === 'done'));
      const page = await stage.open('sidepanel');
      await unfold(page, '.task details');
      await page.locator('.task button[aria-expanded]').click();
      await page.locator('.task input').fill('Is there parking nearby?');
      return page;
    },
  },
  {
    name: 'popup-tasks',
    ...POPUP,
    async open(stage) {
      await stage.keepTasks(tasksInEveryState());
      const page = await stage.open('popup');
      await page.waitForSelector('.running-tasks');
      return page;
    },
  },
  {
    name: 'sidepanel-receipt',
    subject: 'page',
    widths: PANEL,
    async open(stage) {
      const page = await stage.open('sidepanel');
      await unfold(page, '.receipt');
      await page.waitForSelector('.receipt-body');
      return page;
    },
  },
  ...(['popup', 'sidepanel'] as const).flatMap((view) => {
    const look = view === 'popup' ? POPUP : ({subject: 'page', widths: [320]} as const);
    const asked = (['question', 'approval'] as const).map<Scene>((kind) => ({
      name: `${view}-agent-${kind}`,
      ...look,
      async open(stage) {
        await stage.keepTasks(tasksInEveryState().filter(({state}) => state === 'running'));
        await stage.store('local', {agentQuestions: [agentQuestions[kind]()]});
        const page = await stage.open(view);
        await page.waitForSelector('.question');
        return page;
      },
    }));
    const shared: Scene = {
      name: `${view}-shared-tab`,
      ...look,
      async open(stage) {
        const tab = await share(stage);
        const page = await stage.open(view);
        await page.waitForSelector('.share');
        page.once('close', () => void tab.close());
        return page;
      },
    };
    return [...asked, shared];
  }),
  ...(['sharing', 'listening'] as const).map<Scene>((kind) => ({
    name: kind === 'sharing' ? 'pill-sharing' : `pill-${kind}-shared`,
    subject: 'pill',
    widths: [320, 1_000],
    async open(stage) {
      const page = await share(stage);
      // The page is looked at when something changes.
      await stage.report(SNAPSHOTS['thinking'] ?? {});
      await stage.report(kind === 'sharing' ? {} : (SNAPSHOTS[kind] ?? {}));
      // What else is said of a shared page stands behind a point, in every language.
      await waitForPill(
        page,
        (pill) => pill.kind === kind && (kind === 'sharing' || pill.words.includes(' · ')),
      );
      return page;
    },
  })),
  {
    name: 'options-hidden-sites',
    subject: 'page',
    widths: [320, 760],
    part: 'section[aria-labelledby="hidden-title"]',
    async open(stage) {
      await stage.parley.change({hiddenSites: ['https://bank.example', 'https://mail.example:8443']});
      const page = await stage.open('options');
      await page.waitForSelector('[aria-labelledby="hidden-title"] li');
      await stage.parley.change({hiddenSites: []});
      return page;
    },
  },
];
