import browser, {type Tabs} from 'webextension-polyfill';
import type {Whereabouts} from '../core/act-report.ts';
import {sleep} from '../platform/clock.ts';
import {followTabs} from './tab-following.ts';

/** A page that takes longer to load is told of as loading. */
const LOADING_MS = 5_000;
/** A click that leads elsewhere has begun to by then. */
const BEGINNING_MS = 60;

/** Watches a tab from now on. `end` waits for a page that is on its way, and tells what became of the tab. */
export function watchTab(tabId: number): {
  end: () => Promise<Whereabouts>;
  readonly hasLeft: boolean;
  drop: () => void;
} {
  const following = followTabs();
  let isOther = false;
  let opened = 0;
  const onCreated = (tab: Tabs.Tab) => {
    if (tab.openerTabId === tabId) opened += 1;
  };
  browser.tabs.onCreated.addListener(onCreated);
  const drop = () => {
    following.drop();
    browser.tabs.onCreated.removeListener(onCreated);
  };
  const look = () => browser.tabs.get(tabId).catch(() => null);
  return {
    get hasLeft() {
      return isOther || following.hasBegun(tabId);
    },
    drop,
    async end() {
      await sleep(BEGINNING_MS);
      let tab = await look();
      if (tab?.status === 'loading') {
        isOther = true;
        await following.untilLoaded(tabId, LOADING_MS);
        tab = await look();
      }
      let hasLeft = isOther || following.hasBegun(tabId);
      drop();
      // A page that only changes its own address is said to load as well.
      if (hasLeft && tab && (await isSameDocument(tabId))) hasLeft = false;
      return {
        hasLeft,
        isClosed: tab === null,
        isLoaded: tab?.status === 'complete',
        address: tab?.url,
        title: tab?.url === undefined ? undefined : tab.title,
        opened,
      };
    },
  };
}

/** Whether the page script that was asked is still there: another document has none, or cannot be looked into. */
async function isSameDocument(tabId: number): Promise<boolean> {
  const look = () => (globalThis as {parleyPage?: true}).parleyPage === true;
  const [result] = await browser.scripting
    .executeScript({target: {tabId}, func: look, injectImmediately: true})
    .catch(() => []);
  return result?.result === true;
}
