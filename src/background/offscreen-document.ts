import {pagePath, PRESS_HASH} from '../protocol/contexts.ts';
import {ParleyError} from '../protocol/failures.ts';
import {holdsLifeLine} from './life-line.ts';

const PATH = pagePath('offscreen');
let making: Promise<void> | null = null;

/** Whether the document that holds the conversation is there. */
export async function hasOffscreen(): Promise<boolean> {
  return holdsLifeLine() || (await isInChrome());
}

/**
 * Sees to it that the document is there and listens. One that has to be made `forPress` opens the microphone before
 * anything else, and `beside` is done while it is being made.
 * @throws ParleyError `offscreen.lost` where Chrome will not make it
 */
export async function ensureOffscreen(forPress?: {beside: () => void}): Promise<void> {
  if (holdsLifeLine()) return;
  if (making) return making;
  // Both at once: Chrome makes no second one, and a press is not to wait for the answer whether there is a first.
  const isThere = isInChrome();
  const made = make(forPress ? PATH + PRESS_HASH : PATH).finally(() => {
    making = null;
  });
  making = made;
  // Who waits for it hears of a failure.
  made.catch(() => undefined);
  if (await isThere) return;
  forPress?.beside();
  await made;
}

async function isInChrome(): Promise<boolean> {
  const found = await chrome.runtime.getContexts({contextTypes: ['OFFSCREEN_DOCUMENT']});
  return found.length > 0;
}

async function make(url: string): Promise<void> {
  try {
    await chrome.offscreen.createDocument({
      url,
      // Playback alone would be closed after 30 s of silence; a microphone and WebRTC keep the document.
      reasons: ['USER_MEDIA', 'WEB_RTC', 'AUDIO_PLAYBACK'],
      justification: 'Holds the microphone and the voice conversation while you go on using your tabs.',
    });
  } catch (cause) {
    // It was there already.
    if (await isInChrome()) return;
    throw new ParleyError('offscreen.lost', {detail: String(cause), cause});
  }
}
