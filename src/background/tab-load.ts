import browser, {type Tabs} from 'webextension-polyfill';
import {explainRefusal, whyUnreadable} from '../core/page-address.ts';
import {withTimeout} from '../platform/clock.ts';
import {followTabs} from './tab-following.ts';

/** A person has gone on talking by then; the page may still load. */
const LOAD_TIMEOUT_MS = 6_000;
/** A tab that was told to go somewhere says so at once. */
const BEGIN_MS = 1_500;
const LOOK_MS = 1_000;

/** How a tab stands after it was sent somewhere. */
export interface Loaded {
  tab: Tabs.Tab;
  isLoaded: boolean;
  /** Why the page in it cannot be read, as a sentence; `null` where it can, or where that is not known. */
  why: string | null;
}

/**
 * Does what makes a tab load something, and waits until it has, for a bounded time. `start` gives the tab's number.
 * @throws what `start` throws, and where the tab is closed meanwhile
 */
export async function loadIn(start: () => Promise<number>, mayBeLoaded: boolean): Promise<Loaded> {
  const following = followTabs();
  try {
    const tabId = await start();
    const hasBegun = await following.untilBegun(tabId, BEGIN_MS);
    const isLoaded = hasBegun || !mayBeLoaded ? await following.untilLoaded(tabId, LOAD_TIMEOUT_MS) : true;
    const tab = await browser.tabs.get(tabId);
    return {tab, isLoaded: isLoaded || tab.status === 'complete', why: await whyNotRead(tab)};
  } finally {
    following.drop();
  }
}

/** Chrome tells nobody without a permission of its own that a page could not be loaded, but it lets nobody into one. */
async function whyNotRead({id, url}: Tabs.Tab): Promise<string | null> {
  const why = whyUnreadable(url);
  if (why !== null || id === undefined) return why;
  const look = browser.scripting.executeScript({
    target: {tabId: id},
    func: () => true,
    injectImmediately: true,
  });
  try {
    await withTimeout(look, LOOK_MS, () => new Error('late'));
    return null;
  } catch (error) {
    const refusal = explainRefusal(String(error));
    if (refusal.isUnshared) return 'Parley cannot read it before the shortcut is pressed there.';
    return refusal.why;
  }
}
