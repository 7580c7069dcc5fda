import browser from 'webextension-polyfill';
import {z} from 'zod';

const KEY = 'turnTab';
const TurnTab = z.lazy(() => z.object({turnId: z.string(), tabId: z.number()}));

/** Remembers which tab a turn is about, through the worker's death. */
export async function rememberTab(turnId: string, tabId: number | undefined): Promise<void> {
  await browser.storage.session.set({[KEY]: tabId === undefined ? null : {turnId, tabId}});
}

/** The tab that was in front when the turn began, or `null` for a turn that is not the newest or had none. */
export async function tabOfTurn(turnId: string): Promise<number | null> {
  const stored = TurnTab.safeParse((await browser.storage.session.get(KEY))[KEY]);
  return stored.data?.turnId === turnId ? stored.data.tabId : null;
}

/** The tab in front of the person, or `undefined` where there is none. */
export async function frontTab(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({active: true, lastFocusedWindow: true});
  return tab?.id;
}
