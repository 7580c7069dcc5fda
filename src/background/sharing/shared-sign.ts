import browser from 'webextension-polyfill';
import {withTimeout} from '../../platform/clock.ts';
import {ParleyError} from '../../protocol/failures.ts';
import {inject} from '../page-link.ts';

/** Built under this name by `vite.config.ts`; it shows the sign by being put into a page. */
const SIGN_SCRIPT = 'shared-sign.js';
const PAGE_TIMEOUT_MS = 2_000;

/**
 * Shows on a page that it is shared; where the sign is already, nothing changes.
 * @throws ParleyError `page.*` where Parley may not touch the page: then it is not shown to anybody either
 */
export function putSharedSign(tabId: number): Promise<void> {
  return inject({tabId}, SIGN_SCRIPT);
}

/** Takes it away; a page that is gone has taken it along. */
export async function takeSharedSign(tabId: number): Promise<void> {
  const taken = browser.scripting.executeScript({target: {tabId}, func: removeSign, injectImmediately: true});
  await withTimeout(taken, PAGE_TIMEOUT_MS, () => new ParleyError('page.silent')).catch(() => undefined);
}

/** Runs in the page; the name is the one that `content/shared-sign` gives its element. */
function removeSign(): void {
  document.querySelector('parley-shared')?.remove();
}
