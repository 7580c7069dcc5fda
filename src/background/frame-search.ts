import browser, {type Runtime} from 'webextension-polyfill';
import {z} from 'zod';
import type {FrameFound} from '../core/frame-merge.ts';
import {sleep, withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {FrameLook} from '../protocol/page.ts';
import {inject} from './page-link.ts';

const log = createLog('tools');

/** A frame is worth less waiting than the page; many of them hold advertisements. */
export const FRAME_TIMEOUT_MS = 1_500;
/** A frame that has not answered for this long after the last one that did is not waited for. */
const QUIET_MS = 500;
const NUMBERS_KEY = 'frameNumbers';
const Numbers = z.lazy(() => z.record(z.string(), z.number()));

/** One search of a tab's frames, under way in this worker. */
interface Search {
  tabId: number;
  looks: Map<number, FrameLook>;
  heardAt: number;
}
const searches = new Map<string, Search>();

/**
 * Every document of a tab that may be read and answers, with the page script in it and a number of its own. The page itself
 * has no number: its refs stand alone.
 */
export async function findFrames(tabId: number, timeoutMs = FRAME_TIMEOUT_MS): Promise<FrameFound[]> {
  const looks = await lookForFrames(tabId, timeoutMs);
  const numbers = await numbersFor(tabId, looks);
  const found = await Promise.all(
    [...looks].map(async ([frameId, look]) => {
      const number = look.number ?? numbers.get(frameId) ?? null;
      try {
        if (!look.hasScript) await withTimeout(inject({tabId, frameIds: [frameId]}), timeoutMs, late);
        if (look.number === null) await withTimeout(give(tabId, frameId, number), timeoutMs, late);
        return {...look, frameId, number};
      } catch (error) {
        log.debug('a frame was lost while it was looked for', {error: String(error)});
        return null;
      }
    }),
  );
  return found.filter((frame) => frame !== null);
}

/** A frame tells where it is. What belongs to no search that is under way, or comes from another tab, is dropped. */
export async function noteFrame(
  {searchId, look}: {searchId: string; look: FrameLook},
  {tab, frameId}: Runtime.MessageSender,
): Promise<Record<string, never>> {
  const search = searches.get(searchId);
  if (search && tab?.id === search.tabId && frameId !== undefined && frameId !== 0) {
    search.looks.set(frameId, look);
    search.heardAt = performance.now();
  }
  return Promise.resolve({});
}

/**
 * Chrome answers an injection into all frames when the last of them has run it, and never where one hangs. So each frame
 * also tells by itself, and whoever has told is found.
 */
async function lookForFrames(tabId: number, timeoutMs: number): Promise<ReadonlyMap<number, FrameLook>> {
  const searchId = crypto.randomUUID();
  const search: Search = {tabId, looks: new Map(), heardAt: performance.now()};
  searches.set(searchId, search);
  const ended = new AbortController();
  try {
    const all = browser.scripting.executeScript({
      target: {tabId, allFrames: true},
      func: lookAround,
      args: [searchId],
      injectImmediately: true,
    });
    const answers = await Promise.race([all, untilQuiet(search, timeoutMs, ended.signal)]);
    if (!answers) log.info('not every frame answered', {answered: search.looks.size});
    for (const {frameId, result} of answers ?? [])
      if (result && frameId !== 0) search.looks.set(frameId, result as FrameLook);
    return search.looks;
  } finally {
    ended.abort();
    searches.delete(searchId);
  }
}

/** Waits until nothing was heard for a while, or the time is over. */
async function untilQuiet(search: Search, timeoutMs: number, signal: AbortSignal): Promise<null> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const now = performance.now();
    const left = Math.min(search.heardAt + QUIET_MS, end) - now;
    if (left <= 0 || signal.aborted) return null;
    await sleep(left, signal);
  }
}

/** A number for each frame that has none. None is given twice in a tab: a frame that hangs may come back with its own. */
async function numbersFor(
  tabId: number,
  looks: ReadonlyMap<number, FrameLook>,
): Promise<Map<number, number>> {
  const without = [...looks].filter(([, {number}]) => number === null);
  if (without.length === 0) return new Map();
  const given = Numbers.safeParse((await browser.storage.session.get(NUMBERS_KEY))[NUMBERS_KEY]).data ?? {};
  const highest = Math.max(given[tabId] ?? 0, ...[...looks.values()].map(({number}) => number ?? 0));
  await browser.storage.session.set({[NUMBERS_KEY]: {...given, [tabId]: highest + without.length}});
  return new Map(without.map(([frameId], at) => [frameId, highest + 1 + at]));
}

async function give(tabId: number, frameId: number, number: number | null): Promise<void> {
  await browser.scripting.executeScript({
    target: {tabId, frameIds: [frameId]},
    func: (given: number | null) => {
      (globalThis as {parleyFrame?: number | null}).parleyFrame = given;
    },
    args: [number],
    injectImmediately: true,
  });
}

/** Runs in a page: everything it uses is inside it. A window may compare another origin's windows, and no more. */
function lookAround(searchId: string): FrameLook {
  const own = globalThis as {parleyPage?: true; parleyFrame?: number};
  const path: (number | null)[] = [];
  for (let at: Window = window; at !== at.parent; at = at.parent) {
    let place: number | null = null;
    for (let index = 0; index < at.parent.length; index += 1) if (at.parent[index] === at) place = index;
    path.unshift(place);
  }
  const look = {
    path,
    address: location.href,
    width: innerWidth,
    height: innerHeight,
    number: own.parleyFrame ?? null,
    hasScript: own.parleyPage === true,
  };
  const told = {parley: 1, to: 'background', command: 'frame.found', args: {searchId, look}};
  if (path.length > 0) chrome.runtime.sendMessage(told).catch(() => undefined);
  return look;
}

function late(): ParleyError {
  return new ParleyError('page.silent');
}
