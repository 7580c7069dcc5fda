import browser from 'webextension-polyfill';
import {wrapPageText} from '../core/page-wrapper.ts';
import {fitText} from '../core/text-budget.ts';
import {ParleyError} from '../protocol/failures.ts';
import {loadIn, type Loaded} from './tab-load.ts';
import type {ToolScene} from './tool-scene.ts';
import {rememberTab} from './turn-tab.ts';

export const TITLE_CHARS = 80;
export const ADDRESS_CHARS = 160;

/**
 * Opens an address that may be opened in a tab beside the turn's, which the turn is about from then on; gives what the model
 * is told.
 * @throws ParleyError `navigation.failed`
 */
export async function visit(
  address: string,
  {turnId, tabId}: Pick<ToolScene, 'turnId' | 'tabId'>,
): Promise<string> {
  const loaded = await loading(
    'open a tab',
    async () => {
      const opener = await browser.tabs.get(tabId).catch(() => null);
      const opened = await browser.tabs.create({
        url: address,
        ...(opener?.windowId === undefined ? {} : {windowId: opener.windowId, index: opener.index + 1}),
      });
      return opened.id ?? -1;
    },
    false,
  );
  if (loaded.tab.id !== undefined) await rememberTab(turnId, loaded.tab.id);
  return tellLoaded('opened', loaded, address);
}

/** Starts a navigation and waits for it. @throws ParleyError `navigation.failed` that says what could not be done */
export async function loading(
  what: string,
  start: () => Promise<number>,
  mayBeLoaded: boolean,
): Promise<Loaded> {
  try {
    return await loadIn(start, mayBeLoaded);
  } catch (cause) {
    const detail = String(cause);
    throw new ParleyError('navigation.failed', {message: `Parley could not ${what}.`, detail, cause});
  }
}

/** What the model is told of a tab that was brought somewhere. */
export function tellLoaded(what: string, {tab, isLoaded, why}: Loaded, asked?: string): string {
  const address = tab.url || asked;
  const words = [
    `Title: ${tab.title === undefined ? '(not known to Parley)' : fitText(tab.title, TITLE_CHARS)}`,
    `Address: ${address === undefined ? '(not known to Parley)' : fitText(address, ADDRESS_CHARS)}`,
  ].join('\n');
  const state = isLoaded ? 'It has loaded.' : 'It is still loading.';
  return `${JSON.stringify({[what]: {tab: tab.id}})}\n${wrapPageText(words, crypto.randomUUID())}\n${why ?? state}`;
}
