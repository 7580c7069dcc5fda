import browser from 'webextension-polyfill';
import {explainRefusal, whyUnreadable} from '../core/page-address.ts';
import {unwrap} from '../platform/bus.ts';
import {withTimeout} from '../platform/clock.ts';
import {COMMANDS, type Answer, type Args} from '../protocol/commands.ts';
import {ParleyError, type Result} from '../protocol/failures.ts';
import type {CommandsOf, Envelope} from '../protocol/routes.ts';

/** A page that is busy for longer than this is as good as not there; `view-source:` never answers at all. */
const PAGE_TIMEOUT_MS = 5_000;
/** Built under this name by `vite.config.ts`. */
const PAGE_SCRIPT = 'content.js';

/**
 * Asks the page in a tab, putting the page script there first if it is not.
 * @throws ParleyError `page.unreachable`, `page.unshared`, `page.silent`, or the page's own reason
 */
export async function askPage<K extends CommandsOf<'content'>>(
  tabId: number,
  command: K,
  args: Args<K>,
): Promise<Answer<K>> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) throw new ParleyError('page.unshared', {message: 'The tab you spoke on has been closed.'});
  const why = whyUnreadable(tab.url);
  if (why) throw new ParleyError('page.unreachable', {message: why});

  const envelope: Envelope = {parley: 1, to: 'content', command, args};
  const late = () => new ParleyError('page.silent');
  const ask = () =>
    withTimeout(browser.tabs.sendMessage(tabId, envelope, {frameId: 0}), PAGE_TIMEOUT_MS, late);
  let reply: unknown;
  try {
    reply = await ask();
  } catch (error) {
    if (!isNobodyThere(error)) throw error;
    await withTimeout(inject(tabId), PAGE_TIMEOUT_MS, late);
    reply = await ask();
  }
  if (reply === undefined) throw late();
  const value: unknown = unwrap(reply as Result<unknown>);
  // A page can make its script say odd things; what crosses this border has the promised shape or is an error.
  return COMMANDS[command].result.parse(value) as Answer<K>;
}

async function inject(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({target: {tabId}, files: [PAGE_SCRIPT], injectImmediately: true});
  } catch (cause) {
    const detail = String(cause);
    const {isUnshared, why} = explainRefusal(detail);
    throw new ParleyError(isUnshared ? 'page.unshared' : 'page.unreachable', {
      detail,
      cause,
      ...(why ? {message: why} : {}),
    });
  }
}

function isNobodyThere(error: unknown): boolean {
  return String(error).includes('Receiving end does not exist');
}
