import browser from 'webextension-polyfill';
import {siteOf} from '../../core/consent.ts';
import {ParleyError} from '../../protocol/failures.ts';
import type {SharedTab} from '../../protocol/sharing.ts';

/** Whether a tab is still where it was shared. Chrome tells no address of a site that Parley was not given. */
export async function isWhereShared({tabId, origin}: Pick<SharedTab, 'tabId' | 'origin'>): Promise<boolean> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  return tab !== null && siteOf(tab.url) === origin;
}

/** @throws ParleyError `share.behind` where the person does not see the tab */
export async function tabInFront(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab?.active) throw new ParleyError('share.behind');
}
