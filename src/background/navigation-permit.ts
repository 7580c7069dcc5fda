import browser from 'webextension-polyfill';
import {actingOn} from '../core/site-choice.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {ToolName} from '../protocol/tools.ts';
import {readSettings} from './settings.ts';

/** A navigation that the model asks for. `to` is where it leads, or `null` for the page before, or the same page. */
export interface Navigation {
  tool: ToolName;
  turnId: string;
  tabId: number;
  to: URL | null;
}

/**
 * The one place that lets a navigation pass. An address can carry what a page says to somebody else, so where the person
 * lets Parley do nothing on a site, it does not lead away from it either.
 * @throws ParleyError `navigation.refused`
 */
export async function permitNavigation({tabId}: Navigation): Promise<void> {
  const [settings, tab] = await Promise.all([readSettings(), browser.tabs.get(tabId).catch(() => null)]);
  if (actingOn(settings, tab?.url) !== 'off') return;
  throw new ParleyError('navigation.refused', {
    message: 'You have chosen that Parley does nothing on this site, so it does not go anywhere from it.',
  });
}
