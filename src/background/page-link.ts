import browser, {type Scripting} from 'webextension-polyfill';
import {explainRefusal, whyUnreadable} from '../core/page-address.ts';
import {isHiddenSite} from '../core/site-sharing.ts';
import {unwrap} from '../platform/bus.ts';
import {withTimeout} from '../platform/clock.ts';
import {commands, type Answer, type Args} from '../protocol/commands.ts';
import {ParleyError, type Result} from '../protocol/failures.ts';
import type {CommandsOf, Envelope} from '../protocol/routes.ts';
import {readSettings} from './settings.ts';

/** A page that is busy for longer than this is as good as not there; `view-source:` never answers at all. */
const PAGE_TIMEOUT_MS = 5_000;
/** Built under this name by `vite.config.ts`. */
const PAGE_SCRIPT = 'content.js';
/** Acts on a page; only put there when something is to be done. */
export const ACTING_SCRIPT = 'acting.js';
/** Finds the article of a page; only put there when one is asked for. */
export const ARTICLE_SCRIPT = 'article.js';

/**
 * Asks the page in a tab, putting the page script there first if it is not.
 * @throws ParleyError `page.unreachable`, `page.unshared`, `page.silent`, or the page's own reason
 */
export async function askPage<K extends CommandsOf<'content'>>(
  tabId: number,
  command: K,
  args: Args<K>,
  timeoutMs = PAGE_TIMEOUT_MS,
): Promise<Answer<K>> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) throw new ParleyError('page.unshared', {message: 'The tab you spoke on has been closed.'});
  if (tab.discarded) {
    throw new ParleyError('page.unreachable', {
      message: 'Chrome has put this tab to sleep; bring it to the front, and it loads again.',
    });
  }
  const why = whyUnreadable(tab.url);
  if (why) throw new ParleyError('page.unreachable', {message: why});
  // Every question to a page passes here first, so nothing of a hidden site is read, shown or changed.
  if (isHiddenSite(tab.url, (await readSettings()).hiddenSites ?? [])) throw new ParleyError('page.hidden');
  try {
    return await askFrame(tabId, 0, command, args, timeoutMs);
  } catch (error) {
    if (!isNobodyThere(error)) throw error;
    await inject({tabId}).catch((refusal: unknown) => {
      throw explainSilence(refusal, tab.url);
    });
    return await askFrame(tabId, 0, command, args, timeoutMs);
  }
}

/**
 * Asks the page itself for something that takes as long as the person does; the page script has to be there.
 * @throws the page's own reason, or Chrome's where the page goes away meanwhile
 */
export async function askPageLong<K extends CommandsOf<'content'>>(
  tabId: number,
  command: K,
  args: Args<K>,
): Promise<Answer<K>> {
  const envelope: Envelope = {parley: 1, to: 'content', command, args};
  const reply: unknown = await browser.tabs.sendMessage(tabId, envelope, {frameId: 0});
  return commands()[command].result.parse(unwrap(reply as Result<unknown>)) as Answer<K>;
}

/**
 * Asks the page script in one frame of a tab, which has to be there.
 * @throws ParleyError `page.silent`, or the page's own reason
 */
export async function askFrame<K extends CommandsOf<'content'>>(
  tabId: number,
  frameId: number,
  command: K,
  args: Args<K>,
  timeoutMs = PAGE_TIMEOUT_MS,
): Promise<Answer<K>> {
  const envelope: Envelope = {parley: 1, to: 'content', command, args};
  const asked = browser.tabs.sendMessage(tabId, envelope, {frameId});
  const reply: unknown = await withTimeout(asked, timeoutMs, late);
  if (reply === undefined) throw late();
  const value: unknown = unwrap(reply as Result<unknown>);
  // A page can make its script say odd things; what crosses this border has the promised shape or is an error.
  return commands()[command].result.parse(value) as Answer<K>;
}

/**
 * Puts the page script into a tab's page, or into some of its frames; where it is already, nothing changes.
 * @throws ParleyError `page.unreachable`, `page.unshared`, or `page.silent` where Chrome never answers
 */
export async function inject(target: Scripting.InjectionTarget, file = PAGE_SCRIPT): Promise<void> {
  try {
    const put = browser.scripting.executeScript({target, files: [file], injectImmediately: true});
    await withTimeout(put, PAGE_TIMEOUT_MS, late);
  } catch (cause) {
    if (cause instanceof ParleyError) throw cause;
    const detail = String(cause);
    const {isUnshared, why} = explainRefusal(detail);
    throw new ParleyError(isUnshared ? 'page.unshared' : 'page.unreachable', {
      detail,
      cause,
      ...(why ? {message: why} : {}),
    });
  }
}

/** Of a page whose source is shown Chrome tells no address, and it never answers when a script is put there. */
function explainSilence(refusal: unknown, address: string | undefined): unknown {
  const isSilent = refusal instanceof ParleyError && refusal.reason === 'page.silent';
  if (!isSilent || address !== undefined) return refusal;
  const message =
    'The page did not answer. Chrome closes some views to extensions, such as the source view of a page.';
  return new ParleyError('page.unreachable', {message, cause: refusal});
}

function late(): ParleyError {
  return new ParleyError('page.silent');
}

function isNobodyThere(error: unknown): boolean {
  return String(error).includes('Receiving end does not exist');
}
