import browser from 'webextension-polyfill';
import {explainRefusal} from '../core/page-address.ts';
import {ATTEMPTS, roomForPicture} from '../core/picture-size.ts';
import {withTimeout} from '../platform/clock.ts';
import {pictureOf} from '../platform/jpeg.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Picture} from '../protocol/picture.ts';
import {captureAllowed, isTooMany, noteCapture} from './capture-pace.ts';
import {hideSecrets, type CurtainedTab} from './curtains.ts';
import {drawPicture} from './picture-drawing.ts';

const log = createLog('tools');

/** A page that moves all the time is given up after this many pictures; Chrome takes two a second. */
const MOST_TRIES = 3;
const CAPTURE_TIMEOUT_MS = 3_000;
/** Good enough that what is made of it later loses nothing to be seen. */
const CAPTURE_QUALITY = 85;
/** What a data channel takes in Chrome. Where a service takes less, offscreen makes the picture smaller. */
const EVENT_BYTES = 256 * 1024;

/** A picture of what is on the screen, and the refs whose marks are drawn on it. */
export interface Screenshot {
  picture: Picture;
  marked: string[];
  unmarked: number;
}

/**
 * Takes a picture of a tab, with secrets hidden in the page before, and painted over once more after. A picture during which
 * anything moved is thrown away and taken again.
 * @throws ParleyError `page.*` where the page cannot be asked, `picture.failed` where it does not hold still or is not in
 * front
 */
export async function takeScreenshot(tabId: number, marks: boolean): Promise<Screenshot> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const windowId = await windowInFront(tabId);
    await captureAllowed();
    const watch = watchFront(windowId, tabId);
    try {
      const tab = await hideSecrets(tabId, marks);
      const captured = await capture(windowId).catch(async (error: unknown) => {
        await tab.open();
        if (isTooMany(error)) return null;
        throw refused(error);
      });
      if (captured === null) continue;
      // Drawn while the page is asked whether it is the right one: most of them are.
      const [isSame, made] = await Promise.all([tab.open(), make(captured, tab)]);
      const isInFront = (await browser.tabs.get(tabId)).active && !watch.hasLeft();
      if (made && isSame && isInFront) return made;
      log.debug('a picture was thrown away', {isSame, isInFront});
    } finally {
      watch.end();
    }
  }
  throw new ParleyError('picture.failed', {message: 'The page moved all the time, so no picture was taken.'});
}

function capture(windowId: number): Promise<string> {
  noteCapture();
  const taken = browser.tabs.captureVisibleTab(windowId, {format: 'jpeg', quality: CAPTURE_QUALITY});
  // Chrome leaves a call without an answer where the tab crashes meanwhile.
  return withTimeout(taken, CAPTURE_TIMEOUT_MS, () => new ParleyError('page.silent'));
}

async function make(captured: string, tab: CurtainedTab): Promise<Screenshot | null> {
  const {canvas, marked, unmarked} = await drawPicture(captured, tab);
  const picture = await pictureOf(canvas, roomForPicture(EVENT_BYTES), ATTEMPTS);
  return picture && {picture, marked, unmarked};
}

/** Notes whether another tab comes to the front of a window, if only for a moment. */
function watchFront(windowId: number, tabId: number): {hasLeft: () => boolean; end: () => void} {
  let hasLeft = false;
  const onActivated = (active: {windowId: number; tabId: number}) => {
    if (active.windowId === windowId && active.tabId !== tabId) hasLeft = true;
  };
  browser.tabs.onActivated.addListener(onActivated);
  return {hasLeft: () => hasLeft, end: () => browser.tabs.onActivated.removeListener(onActivated)};
}

async function windowInFront(tabId: number): Promise<number> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) throw new ParleyError('page.unshared', {message: 'The tab you spoke on has been closed.'});
  if (tab.active && tab.windowId !== undefined) return tab.windowId;
  throw new ParleyError('picture.failed', {
    message: 'Another tab is in front now, and only what is in front can be seen.',
  });
}

function refused(cause: unknown): ParleyError {
  if (cause instanceof ParleyError) return cause;
  const detail = String(cause);
  // Source: Chromium's words where neither `activeTab` nor access to all sites is there.
  const isUnshared = /activeTab|<all_urls>|permission/i.test(detail);
  const {why} = explainRefusal(detail);
  return new ParleyError(isUnshared ? 'page.unshared' : 'picture.failed', {
    detail,
    cause,
    ...(why ? {message: why} : {}),
  });
}
