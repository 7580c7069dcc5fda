import browser from 'webextension-polyfill';
import {documentOf, type FrameFound, type FrameReading} from '../core/frame-merge.ts';
import {withTimeout} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {DocumentReadArguments, FrameSeen, PageReading} from '../protocol/page.ts';
import {FRAME_TIMEOUT_MS, findFrames} from './frame-search.ts';
import {askFrame} from './page-link.ts';

const log = createLog('tools');

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
      if (!frame?.number) return [seen, {why: await whyNot(seen)}];
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

async function whyNot({address}: FrameSeen): Promise<string> {
  const host = URL.parse(address)?.host;
  const origin = host ? `${new URL(address).origin}/*` : '<all_urls>';
  const mayRead = await browser.permissions.contains({origins: [origin]}).catch(() => false);
  if (mayRead) return 'did not answer';
  return host ? `from ${host}, which Parley has no access to` : 'Parley has no access to it';
}
