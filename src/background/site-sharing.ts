import browser from 'webextension-polyfill';
import {isHiddenSite, siteOf, withSharing} from '../core/site-sharing.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {readSettings, writeSettings} from './settings.ts';
import {frontTab} from './turn-tab.ts';

/** The site in front of the person, and whether Parley may look at it. */
export async function readSite(): Promise<Answer<'site.read'>> {
  const tabId = await frontTab();
  const tab = tabId === undefined ? null : await browser.tabs.get(tabId).catch(() => null);
  const {hiddenSites = []} = await readSettings();
  return {origin: siteOf(tab?.url), isShared: !isHiddenSite(tab?.url, hiddenSites)};
}

export async function shareSite({origin, isShared}: Args<'site.share'>): Promise<Record<string, never>> {
  const settings = await readSettings();
  await writeSettings({
    ...settings,
    hiddenSites: withSharing(settings.hiddenSites ?? [], origin, isShared),
  });
  return {};
}
