import browser, {type Tabs} from 'webextension-polyfill';
import {pillOf} from '../core/pill.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import {WORDS} from '../platform/text.ts';
import type {Pill} from '../protocol/pill.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {readPlace} from './pill-place.ts';
import {readSettings} from './settings.ts';

/** Built under this name by `vite.config.ts`, as `sign.js` is: the sign shows itself, the pill what it is told. */
const PILL_SCRIPT = 'pill.js';
/** Which tabs carry the sign or the pill, through the worker's death. */
const STORED = 'signTabs';
/** A page that is frozen never answers; nobody sees it either. */
const PAGE_TIMEOUT_MS = 2_000;
/** The microphone is mostly open sooner than this, and what opens it is not to wait for a page. */
const STARTING_MS = 250;
const log = createLog('session');

let last: Promise<void> = Promise.resolve();

/** Whether what the page in front shows has changed from one snapshot to the next. */
export function isShownOtherwise(before: Snapshot, after: Snapshot): boolean {
  return JSON.stringify(shownOf(before)) !== JSON.stringify(shownOf(after));
}

/**
 * Shows on the page in front of each window what Parley does, or that it listens for its name, or takes it away. Pages that
 * Parley may not touch go without; the toolbar shows it everywhere. May be called at any time.
 */
export function showSign(): Promise<void> {
  // One at a time, so that a sign that is being put up is not missed by what takes it away.
  last = last.catch(() => undefined).then(apply);
  return last;
}

/** As `showSign`, after a snapshot: while the microphone is being opened, it waits. */
export function showSignOf({phase}: Snapshot): void {
  if (phase !== 'starting') inBackground(showSign(), log, 'the sign on the page');
  else setTimeout(() => inBackground(showSign(), log, 'the sign on the page'), STARTING_MS);
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

/** Whether a tab carries the sign or the pill. */
export async function isCarrying(tabId: number): Promise<boolean> {
  return (await readTabs()).includes(tabId);
}

function leaveFront(): void {
  browser.tabs.onActivated.removeListener(onFrontChanged);
  browser.tabs.onUpdated.removeListener(onUpdated);
}

function onFrontChanged(): void {
  inBackground(showSign(), log, 'the sign on the page');
}

function onUpdated(_tabId: number, {status}: Tabs.OnUpdatedChangeInfoType, {active}: Tabs.Tab): void {
  if (status && active) onFrontChanged();
}

/** What is to be seen on a page: never both, and mostly neither. */
function shownOf(snapshot: Snapshot) {
  const face = pillOf(snapshot, WORDS);
  return {face, isSign: face === null && snapshot.isWakeListening};
}

async function apply(): Promise<void> {
  const {face, isSign} = shownOf(await readSnapshot());
  const isShown = face !== null || isSign;
  if (isShown) followFront();
  else leaveFront();
  const carrying = await readTabs();
  const front = isShown ? (await browser.tabs.query({active: true})).flatMap(({id}) => id ?? []) : [];
  if (carrying.length + front.length === 0) return;
  // Kept before a page is touched: a sign that nobody remembers would never be taken away.
  await browser.storage.session.set({[STORED]: [...carrying, ...front]});
  const pill = face && {...face, place: await readPlace(), theme: (await readSettings()).theme};
  const left = carrying.filter((tabId) => !front.includes(tabId));
  await Promise.allSettled([
    ...left.map((tabId) => dress(tabId, null, false)),
    ...front.map((tabId) => dress(tabId, pill, isSign)),
  ]);
  await browser.storage.session.set({[STORED]: front});
}

async function readTabs(): Promise<number[]> {
  return ((await browser.storage.session.get(STORED))[STORED] as number[] | undefined) ?? [];
}

/** Has a page show the pill, the sign or neither; a script that it needs and does not have yet is put there. */
async function dress(tabId: number, pill: Pill | null, isSign: boolean): Promise<void> {
  const target = {tabId};
  const show = () => inPage({target, func: showInPage, args: [pill, isSign], injectImmediately: true});
  const [{result} = {}] = await show();
  if (typeof result !== 'string') return;
  await inPage({target, files: [result], injectImmediately: true});
  if (result === PILL_SCRIPT) await show();
}

function inPage(
  injection: Parameters<typeof browser.scripting.executeScript>[0],
): ReturnType<typeof browser.scripting.executeScript> {
  return withTimeout(
    browser.scripting.executeScript(injection),
    PAGE_TIMEOUT_MS,
    () => new Error('the page did not answer'),
  );
}

/** Runs in the page; names the script that is missing there. The names are those of `content/sign` and `content/pill-here.ts`. */
function showInPage(pill: Pill | null, isSign: boolean): string | null {
  const {parleyPill} = globalThis as {parleyPill?: {show: (pill: Pill | null) => void}};
  const sign = document.querySelector('parley-sign');
  if (!isSign) sign?.remove();
  parleyPill?.show(pill);
  if (pill && !parleyPill) return 'pill.js';
  return isSign && !sign ? 'sign.js' : null;
}
