import browser from 'webextension-polyfill';
import {pagePath} from '../protocol/contexts.ts';
import type {Args} from '../protocol/commands.ts';
import {retryTurn} from './coordinator.ts';

/** Does what the button under a failure, or a link in a page of ours, offers. */
export async function applyFix({action}: Args<'fix.apply'>): Promise<Record<string, never>> {
  switch (action) {
    case 'retry':
      await retryTurn();
      return {};
    case 'open.options':
      await browser.runtime.openOptionsPage();
      return {};
    case 'open.welcome':
      await openWelcome();
      return {};
    case 'open.shortcuts':
      // Source: Chrome's own page for the shortcuts of extensions; a link cannot open it, a tab can.
      await browser.tabs.create({url: 'chrome://extensions/shortcuts'});
      return {};
    case 'open.permissions':
      // Source: Chrome's own page for what a site may use; a blocked microphone is asked for nowhere else again.
      await browser.tabs.create({
        url: `chrome://settings/content/siteDetails?site=${encodeURIComponent(browser.runtime.getURL(''))}`,
      });
      return {};
  }
}

export async function openWelcome(): Promise<void> {
  await browser.tabs.create({url: browser.runtime.getURL(pagePath('welcome'))});
}
