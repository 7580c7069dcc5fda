import browser from 'webextension-polyfill';
import {mergeFrames} from '../../core/frame-merge.ts';
import {MOST_SELECTION, type PageToShare} from '../../core/shared-page.ts';
import {withTimeout} from '../../platform/clock.ts';
import {createLog} from '../../platform/log.ts';
import type {Parcel} from '../../platform/parcel-store.ts';
import {ParleyError, toFailure} from '../../protocol/failures.ts';
import type {Picture} from '../../protocol/picture.ts';
import type {Task} from '../../protocol/task.ts';
import {selectionIn} from '../attention.ts';
import {readFrames} from '../frames.ts';
import {askPage} from '../page-link.ts';
import {takeScreenshot} from '../screenshot.ts';
import {readSettings} from '../settings.ts';

const log = createLog('gateway');

/** Work waits no longer than this for the page it is about; a picture may have to wait until Chrome takes another one. */
const PAGE_MS = 4_000;
const PICTURE_MS = 6_000;

/**
 * Reads the page that a task is about: its title and address, what is selected, all of its outline, and a picture, without
 * what is secret. What cannot be had is said in it; it never fails. A tab that shows another page by now gives nothing.
 */
export async function gatherParcel({taskId, shared, toShare}: Task): Promise<Parcel | null> {
  if (!toShare || !shared) return null;
  const {tabId, turnId} = toShare;
  const {title, address} = shared;
  const empty: PageToShare = {title, address, selection: '', lines: [], missing: []};
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.url !== address) {
    const missing = ['The page could not be read any more: the tab shows another one, or is closed.'];
    return {taskId, turnId, page: {...empty, lines: [], missing}, picture: null};
  }
  const [selection, lines, picture] = await Promise.all([
    or('What is selected', selectionIn(tabId, MOST_SELECTION), PAGE_MS, ''),
    or('The text of the page', outlineOf(tabId), PAGE_MS, []),
    or('A picture of the page', pictureOf(tabId), PICTURE_MS, null),
  ]);
  // While it was read and drawn, the page may have gone: what was had of another one does not go along.
  const after = await browser.tabs.get(tabId).catch(() => null);
  if (after?.url !== address) {
    const missing = ['The page went away while it was being read.'];
    return {taskId, turnId, page: {...empty, lines: [], missing}, picture: null};
  }
  const missing = [selection, lines, picture].flatMap(({missing: why}) => why ?? []);
  return {
    taskId,
    turnId,
    page: {title, address, selection: selection.value, lines: lines.value, missing},
    picture: picture.value,
  };
}

async function outlineOf(tabId: number): Promise<string[]> {
  const asked = {view: 'full', ref: null, shown: null, since: null} as const;
  const reading = await askPage(tabId, 'page.read', asked);
  return mergeFrames(reading.lines, await readFrames(tabId, reading, asked), null);
}

async function pictureOf(tabId: number): Promise<Picture> {
  const {screenshots} = await readSettings();
  if (screenshots === 'off') throw new ParleyError('picture.off');
  return (await takeScreenshot(tabId, false)).picture;
}

/** What could be had in time, or `instead` with the reason. */
async function or<T>(
  what: string,
  asked: Promise<T>,
  ms: number,
  instead: T,
): Promise<{value: T; missing: string | null}> {
  try {
    return {value: await withTimeout(asked, ms, () => new ParleyError('page.silent')), missing: null};
  } catch (error) {
    const {reason, message, detail} = toFailure(error);
    log.info('a part of a page does not go along', {what, reason, detail});
    return {value: instead, missing: `${what} is missing: ${message}`};
  }
}
