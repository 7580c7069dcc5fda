import browser from 'webextension-polyfill';
import {NO_GATEWAY} from '../protocol/gateway.ts';
import {SharedTab, ShareStatus} from '../protocol/sharing.ts';

const TAB = 'sharedTab';
const STATUS = 'shareStatus';
export const NO_SHARE_STATUS: ShareStatus = {link: NO_GATEWAY, approval: 'unknown', ended: null};

/** The tab that is shared, or `null`. It outlives the worker, and not the browser. */
export async function readSharedTab(): Promise<SharedTab | null> {
  return SharedTab.safeParse((await browser.storage.session.get(TAB))[TAB]).data ?? null;
}

export async function writeSharedTab(tab: SharedTab | null): Promise<void> {
  await browser.storage.session.set({[TAB]: tab});
}

/** How the way to it was last said to stand. */
export async function readShareStatus(): Promise<ShareStatus> {
  return ShareStatus.safeParse((await browser.storage.session.get(STATUS))[STATUS]).data ?? NO_SHARE_STATUS;
}

export async function writeShareStatus(status: ShareStatus): Promise<void> {
  await browser.storage.session.set({[STATUS]: status});
}
