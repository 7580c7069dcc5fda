import browser, {type Runtime} from 'webextension-polyfill';
import {PAGES, pagePath, type Context} from '../protocol/contexts.ts';

/**
 * Which context a message came from, judged by what the browser says of its sender, never by what the message says.
 * `null` for another extension, a web page, or a page of ours that is no known context.
 */
export function contextOf(sender: Runtime.MessageSender): Context | null {
  if (sender.id !== browser.runtime.id) return null;
  const url = URL.parse(sender.url ?? '');
  const isOurs = url !== null && url.origin === new URL(browser.runtime.getURL('')).origin;
  if (!isOurs) return isInTab(sender) ? 'content' : null;
  const page = PAGES.find((name) => url.pathname === `/${pagePath(name)}`);
  if (page) return page;
  return sender.tab ? null : 'background';
}

/** Whether a message came from a document in a tab, as a page script's does: tab and frame are both told. */
function isInTab({tab, frameId}: Runtime.MessageSender): boolean {
  return tab?.id !== undefined && tab.id >= 0 && frameId !== undefined && frameId >= 0;
}
