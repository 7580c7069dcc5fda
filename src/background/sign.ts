import browser, {type Tabs} from 'webextension-polyfill';
import {withTimeout} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';

/** Built under this name by `vite.config.ts`; it shows the sign by being put into a page. */
const SIGN_SCRIPT = 'sign.js';
/** Which tabs carry the sign, through the worker's death. */
const STORED = 'signTabs';
/** A page that is frozen never answers; nobody sees it either. */
const PAGE_TIMEOUT_MS = 2_000;
const log = createLog('session');

let last: Promise<void> = Promise.resolve();

/**
 * Shows on the page in front of each window that Parley listens for its name, or takes the sign away. Pages that Parley
 * may not touch go without; the toolbar shows it everywhere. May be called at any time.
 */
export function showSign(isListening: boolean): Promise<void> {
  // One at a time, so that a sign that is being put up is not missed by what takes it away.
  last = last.catch(() => undefined).then(() => apply(isListening));
  return last;
}

/**
 * Lets the sign follow the person from tab to tab and page to page. To be called in the worker's first moment, since
 * Chrome hands an event only to who listens then. While there is nothing to follow, `showSign` has it end, so that a
 * change of tabs does not wake the worker.
 */
export function followFront(): void {
  browser.tabs.onActivated.addListener(onFrontChanged);
  browser.tabs.onUpdated.addListener(onUpdated);
}

function leaveFront(): void {
  browser.tabs.onActivated.removeListener(onFrontChanged);
  browser.tabs.onUpdated.removeListener(onUpdated);
}

function onFrontChanged(): void {
  inBackground(
    readSnapshot().then(({isWakeListening}) => showSign(isWakeListening)),
    log,
    'the sign on the page',
  );
}

function onUpdated(_tabId: number, {status}: Tabs.OnUpdatedChangeInfoType, {active}: Tabs.Tab): void {
  if (status && active) onFrontChanged();
}

async function apply(isListening: boolean): Promise<void> {
  if (isListening) followFront();
  else leaveFront();
  const carrying = await readTabs();
  const front = isListening ? (await browser.tabs.query({active: true})).flatMap(({id}) => id ?? []) : [];
  if (carrying.length + front.length === 0) return;
  // Kept before a page is touched: a sign that nobody remembers would never be taken away.
  await browser.storage.session.set({[STORED]: [...carrying, ...front]});
  const left = carrying.filter((tabId) => !front.includes(tabId));
  await Promise.allSettled([...left.map(takeSign), ...front.map(putSign)]);
  await browser.storage.session.set({[STORED]: front});
}

async function readTabs(): Promise<number[]> {
  return ((await browser.storage.session.get(STORED))[STORED] as number[] | undefined) ?? [];
}

function putSign(tabId: number): Promise<unknown> {
  return inPage({target: {tabId}, files: [SIGN_SCRIPT], injectImmediately: true});
}

function takeSign(tabId: number): Promise<unknown> {
  return inPage({target: {tabId}, func: removeSign, injectImmediately: true});
}

function inPage(injection: Parameters<typeof browser.scripting.executeScript>[0]): Promise<unknown> {
  return withTimeout(
    browser.scripting.executeScript(injection),
    PAGE_TIMEOUT_MS,
    () => new Error('the page did not answer'),
  );
}

/** Runs in the page; the name is the one that `content/sign` gives its element. */
function removeSign(): void {
  document.querySelector('parley-sign')?.remove();
}
