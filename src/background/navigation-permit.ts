import browser from 'webextension-polyfill';
import {choiceFor, siteOf} from '../core/consent.ts';
import {isSaid} from '../core/said-address.ts';
import {ParleyError} from '../protocol/failures.ts';
import {readSettings} from './settings.ts';
import type {ToolScene} from './tool-scene.ts';

/**
 * The one place that lets a navigation pass: `go`, or `ask` the person first. An address can carry what a page says to somebody
 * else: where the person lets Parley do nothing on a site, it does not lead away from it either; and to another site it leads
 * only where they named it, or say yes. `to` is `null` for the page before, or the same page.
 * @throws ParleyError `navigation.refused`
 */
export async function permitNavigation(
  to: URL | null,
  {tabId, person}: Pick<ToolScene, 'tabId' | 'person'>,
): Promise<'go' | 'ask'> {
  const [settings, tab] = await Promise.all([readSettings(), browser.tabs.get(tabId).catch(() => null)]);
  const site = siteOf(tab?.url);
  if ((site === null ? settings.acting : choiceFor(site, settings)) === 'off') {
    throw new ParleyError('navigation.refused', {
      message: 'You have chosen that Parley does nothing on this site, so it does not go anywhere from it.',
    });
  }
  if (to === null || to.origin === site) return 'go';
  // An open microphone may have heard a page and not a person.
  return person !== null && !person.isOpenEar && isSaid(to, person.words) ? 'go' : 'ask';
}
