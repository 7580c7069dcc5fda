import browser, {type Tabs} from 'webextension-polyfill';
import {pillOf} from '../core/pill.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {readSharedTab} from '../platform/sharing-store.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import {WORDS} from '../platform/text.ts';
import {ParleyError} from '../protocol/failures.ts';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Pill, PillFace} from '../protocol/pill.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import {inject} from './page-link.ts';
import {readPlace} from './pill-place.ts';
import {readSettings} from './settings.ts';
import {isWhereShared} from './sharing/tab.ts';

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
 * Shows on the page in front of each window what Parley does, or that it listens for its name, and on a shared page that it
 * is shared, or takes it away. Pages that Parley may not touch go without; the toolbar shows it everywhere. May be called at
 * any time.
 */
export function showSign(): Promise<void> {
  return inTurn(apply);
}

/**
 * Shows on a page that it is shared, also where it is not in front; what the page has taken away of it is put back.
 * @throws ParleyError `page.*` where Parley may not touch the page: then it is not shown to anybody either
 */
export function showShared(tabId: number): Promise<void> {
  return inTurn(async () => {
    await inject({tabId}, PILL_SCRIPT);
    const carrying = await readTabs();
    await writeTabs(carrying, [...carrying, tabId]);
    const face = pillOf(await shownIn(tabId), true, WORDS);
    const missing = await show(tabId, face && (await asPill(face)), false).catch((cause: unknown) => {
      throw new ParleyError('page.silent', {cause});
    });
    if (missing) throw new ParleyError('page.silent');
  });
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

/** What is to be seen on a page in front that is not shared: never both, and mostly neither. */
function shownOf(snapshot: Snapshot) {
  const face = pillOf(snapshot, false, WORDS);
  return {face, isSign: face === null && snapshot.isWakeListening};
}

/** One at a time, so that a sign that is being put up is not missed by what takes it away. */
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.catch(() => undefined).then(work);
  return last;
}

async function apply(): Promise<void> {
  const [snapshot, kept] = await Promise.all([readSnapshot(), readSharedTab()]);
  const {face, isSign} = shownOf(snapshot);
  const isShown = face !== null || isSign;
  if (isShown || kept) followFront();
  else leaveFront();
  const carrying = await readTabs();
  const front = isShown ? await readFront() : [];
  const shared = kept && (await isWhereShared(kept)) ? kept.tabId : null;
  const next = shared === null ? front : [...new Set([...front, shared])];
  if (carrying.length + next.length === 0) return;
  // Kept before a page is touched: a sign that nobody remembers would never be taken away.
  const touched = await writeTabs(carrying, [...carrying, ...next]);
  const left = carrying.filter((tabId) => !next.includes(tabId));
  const ofShared =
    shared === null ? null : pillOf(front.includes(shared) ? snapshot : IDLE_SNAPSHOT, true, WORDS);
  const [pill, sharedPill] = await Promise.all([face && asPill(face), ofShared && asPill(ofShared)]);
  await Promise.allSettled([
    ...left.map((tabId) => dress(tabId, null, false)),
    ...next.map((tabId) => (tabId === shared ? dress(tabId, sharedPill, false) : dress(tabId, pill, isSign))),
  ]);
  await writeTabs(touched, next);
}

/** What is told of Parley on the page of a tab: what it does now is told in front, and nowhere else. */
async function shownIn(tabId: number): Promise<Snapshot> {
  return (await readFront()).includes(tabId) ? readSnapshot() : IDLE_SNAPSHOT;
}

async function readFront(): Promise<number[]> {
  return (await browser.tabs.query({active: true})).flatMap(({id}) => id ?? []);
}

async function asPill(face: PillFace): Promise<Pill> {
  return {...face, place: await readPlace(), theme: (await readSettings()).theme};
}

async function readTabs(): Promise<number[]> {
  return ((await browser.storage.session.get(STORED))[STORED] as number[] | undefined) ?? [];
}

/** `before` is what is stored; gives what is from now on. */
async function writeTabs(before: readonly number[], tabs: readonly number[]): Promise<number[]> {
  const next = [...new Set(tabs)];
  if (next.join() !== before.join()) await browser.storage.session.set({[STORED]: next});
  return next;
}

/** Has a page show the pill, the sign or neither; a script that it needs and does not have yet is put there. */
async function dress(tabId: number, pill: Pill | null, isSign: boolean): Promise<void> {
  const missing = await show(tabId, pill, isSign);
  if (!missing) return;
  await inPage({target: {tabId}, files: [missing], injectImmediately: true});
  if (missing === PILL_SCRIPT) await show(tabId, pill, isSign);
}

/** As `dress`, where every script is there already; else the name of the one that is missing. */
async function show(tabId: number, pill: Pill | null, isSign: boolean): Promise<string | null> {
  const target = {tabId};
  const [{result} = {}] = await inPage({
    target,
    func: showInPage,
    args: [pill, isSign],
    injectImmediately: true,
  });
  return typeof result === 'string' ? result : null;
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
