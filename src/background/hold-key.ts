import browser from 'webextension-polyfill';
import {HOLD_KEYS} from '../core/hold-keys.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {hasEveryPage} from '../platform/permissions.ts';
import type {Settings} from '../protocol/settings.ts';
import {readSettings} from './settings.ts';

const ID = 'hold-key';
/** The key that the open tabs were given; gone after a restart of the browser or another version of the extension. */
const STORED = 'holdKeyInTabs';
/** Some tabs never answer, such as frozen ones; they get the key when they are loaded anew. */
const TAB_TIMEOUT_MS = 5_000;
const log = createLog('settings');

let last: Promise<void> = Promise.resolve();

/**
 * Sees to it that every page, open or yet to come, knows the key that is held to talk; where there is none, or Parley may
 * not touch every page, none does. May be called at any time: what is so already is left alone.
 */
export function applyHoldKey({holdKey}: Settings): Promise<void> {
  // One at a time: Chrome refuses to register what is being registered.
  last = last.catch(() => undefined).then(() => apply(holdKey));
  return last;
}

/** Whether a key is held now; scripts in pages that are open may not know yet that it is not. */
export async function isHoldKeyOn(): Promise<boolean> {
  const [{holdKey}, hasPages] = await Promise.all([readSettings(), hasEveryPage()]);
  return holdKey !== null && hasPages;
}

async function apply(chosen: string | null): Promise<void> {
  const isOn = chosen !== null && HOLD_KEYS.includes(chosen) && (await hasEveryPage());
  const holdKey = isOn ? chosen : null;
  await register(holdKey);
  const stored = (await browser.storage.session.get(STORED))[STORED] ?? null;
  if (stored === holdKey) return;
  await browser.storage.session.set({[STORED]: holdKey});
  await tellOpenTabs(holdKey);
}

/** Both are built by `vite.config.ts`: a file that names the key, and the script that listens for it. */
function filesFor(holdKey: string): string[] {
  return [`hold-keys/${holdKey}.js`, 'hold-key.js'];
}

/** For pages that are loaded from now on. Chrome keeps this until another version of the extension is installed. */
async function register(holdKey: string | null): Promise<void> {
  const [registered] = await chrome.scripting.getRegisteredContentScripts({ids: [ID]});
  if (holdKey === null) {
    if (registered) await chrome.scripting.unregisterContentScripts({ids: [ID]});
    return;
  }
  const js = filesFor(holdKey);
  if (!registered) {
    await chrome.scripting.registerContentScripts([
      {
        id: ID,
        js,
        matches: ['<all_urls>'],
        allFrames: true,
        // Frames without an address of their own, such as about:blank, hear keys as well.
        matchOriginAsFallback: true,
        runAt: 'document_start',
        persistAcrossSessions: true,
      },
    ]);
  } else if (registered.js?.join() !== js.join()) {
    await chrome.scripting.updateContentScripts([{id: ID, js}]);
  }
}

/** For pages that are open. Those that Chrome closes to extensions are passed over. */
async function tellOpenTabs(holdKey: string | null): Promise<void> {
  const tabs = await browser.tabs.query({discarded: false});
  const told = await Promise.allSettled(
    tabs.map(({id}) => withTimeout(tellTab(id, holdKey), TAB_TIMEOUT_MS, () => new Error('no answer'))),
  );
  log.debug('the open tabs were told of the held key', {
    tabs: told.filter(({status}) => status === 'fulfilled').length,
    isOn: holdKey !== null,
  });
}

async function tellTab(tabId: number | undefined, holdKey: string | null): Promise<void> {
  if (tabId === undefined) return;
  const target = {tabId, allFrames: true};
  await chrome.scripting.executeScript(
    holdKey === null
      ? {target, func: forgetKey, injectImmediately: true}
      : {target, files: filesFor(holdKey), injectImmediately: true},
  );
}

/** Runs in the page. */
function forgetKey(): void {
  delete (globalThis as {parleyHoldKey?: string}).parleyHoldKey;
}
