import browser from 'webextension-polyfill';
import {documentOf, type FrameFound, type FrameReading} from '../core/frame-merge.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {DocumentReadArguments, FrameSeen, PageReading} from '../protocol/page.ts';
import {askFrame, inject} from './page-link.ts';

const log = createLog('tools');

/** A frame is worth less waiting than the page; many of them hold advertisements. */
const FRAME_TIMEOUT_MS = 1_500;
/** Frames inside frames beyond this are left out: nobody sees that deep. */
const MOST_DEPTH = 4;

/**
 * Reads what is drawn in the frames of a document, each by its own page script, and the frames inside them. What cannot
 * be read says why in its place.
 */
export async function readFrames(
  tabId: number,
  page: PageReading,
  asked: DocumentReadArguments,
): Promise<ReadonlyMap<FrameSeen, FrameReading>> {
  if (page.frames.length === 0) return new Map();
  const found = await findFrames(tabId).catch((error: unknown) => {
    log.warn('the frames were not found', {error: String(error)});
    return null;
  });
  return readInside(tabId, page.frames, [], found, asked, 1);
}

/** The frame whose refs carry `number`; `null` where it is gone. */
export async function frameOfNumber(tabId: number, number: number): Promise<number | null> {
  const found = await findFrames(tabId);
  return found.find((frame) => frame.number === number)?.frameId ?? null;
}

async function readInside(
  tabId: number,
  frames: readonly FrameSeen[],
  path: readonly (number | null)[],
  found: FrameFound[] | null,
  asked: DocumentReadArguments,
  depth: number,
): Promise<ReadonlyMap<FrameSeen, FrameReading>> {
  const readings = await Promise.all(
    frames.map(async (seen): Promise<[FrameSeen, FrameReading]> => {
      if (asked.view === 'viewport' && isUnseen(seen)) return [seen, {why: 'not on the screen'}];
      if (!found) return [seen, {why: 'did not answer'}];
      const frame = documentOf(seen, path, found);
      if (!frame?.number) return [seen, {why: whyNot(seen)}];
      const {number} = frame;
      try {
        const reading = await withTimeout(
          askFrame(tabId, frame.frameId, 'page.read', {...asked, shown: seen.shown, since: null, ref: null}),
          FRAME_TIMEOUT_MS,
          () => new ParleyError('page.silent'),
        );
        const inner =
          depth < MOST_DEPTH
            ? await readInside(tabId, reading.frames, frame.path, found, asked, depth + 1)
            : new Map();
        return [seen, {number, reading, frames: inner}];
      } catch (error) {
        log.debug('a frame was not read', {error: String(error)});
        return [seen, {why: 'did not answer'}];
      }
    }),
  );
  return new Map(readings);
}

function isUnseen({shown}: FrameSeen): boolean {
  return shown !== null && (shown.right <= shown.left || shown.bottom <= shown.top);
}

function whyNot({address}: FrameSeen): string {
  const host = URL.parse(address)?.host;
  return host ? `from ${host}, which Parley has no access to` : 'Parley has no access to it';
}

/**
 * Every document of a tab that may be read, with the page script in it and a number of its own. The page itself has no
 * number: its refs stand alone.
 */
export async function findFrames(tabId: number, timeoutMs = FRAME_TIMEOUT_MS): Promise<FrameFound[]> {
  const late = () => new ParleyError('page.silent');
  const look = () =>
    withTimeout(
      browser.scripting.executeScript({
        target: {tabId, allFrames: true},
        func: lookAround,
        injectImmediately: true,
      }),
      timeoutMs,
      late,
    );
  const looked = (await look()).flatMap(({frameId, result}) =>
    result && frameId !== 0 ? [{frameId, ...(result as Looked)}] : [],
  );
  const without = looked.filter(({hasScript}) => !hasScript).map(({frameId}) => frameId);
  if (without.length > 0) await withTimeout(inject({tabId, frameIds: without}), timeoutMs, late);
  let highest = Math.max(0, ...looked.map(({number}) => number ?? 0));
  const unnumbered = looked.filter(({number}) => number === null);
  for (const frame of unnumbered) frame.number = highest += 1;
  const numbering = unnumbered.map(({frameId, number}) =>
    browser.scripting.executeScript({
      target: {tabId, frameIds: [frameId]},
      func: giveNumber,
      args: [number],
      injectImmediately: true,
    }),
  );
  await withTimeout(Promise.all(numbering), timeoutMs, late);
  return looked;
}

type Looked = Omit<FrameFound, 'frameId'> & {hasScript: boolean};

/** Runs in a page: everything it uses is inside it. A window may compare another origin's windows, and no more. */
function lookAround(): Looked {
  const own = globalThis as {parleyPage?: true; parleyFrame?: number};
  const path: (number | null)[] = [];
  for (let at: Window = window; at !== at.parent; at = at.parent) {
    let place: number | null = null;
    for (let index = 0; index < at.parent.length; index += 1) if (at.parent[index] === at) place = index;
    path.unshift(place);
  }
  return {
    path,
    address: location.href,
    width: innerWidth,
    height: innerHeight,
    number: own.parleyFrame ?? null,
    hasScript: own.parleyPage === true,
  };
}

/** Runs in a page. */
function giveNumber(number: number): void {
  (globalThis as {parleyFrame?: number}).parleyFrame = number;
}
