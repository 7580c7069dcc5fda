import {pagePath, PRESS_HASH} from '../protocol/contexts.ts';
import {ParleyError} from '../protocol/failures.ts';

const PATH = pagePath('offscreen');
let making: Promise<void> | null = null;

/** Whether the document that holds the conversation is there. */
export async function hasOffscreen(): Promise<boolean> {
  const found = await chrome.runtime.getContexts({contextTypes: ['OFFSCREEN_DOCUMENT']});
  return found.length > 0;
}

/**
 * Sees to it that the document is there and listens. One that has to be made `forPress` opens the microphone before
 * anything else, and `beside` is done while it is being made.
 * @throws ParleyError `offscreen.lost` where Chrome will not make it
 */
export async function ensureOffscreen(forPress?: {beside: () => void}): Promise<void> {
  if (await hasOffscreen()) return;
  making ??= make(forPress ? PATH + PRESS_HASH : PATH).finally(() => {
    making = null;
  });
  forPress?.beside();
  await making;
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
    // Two callers can meet here when the worker was just woken; the one that came second finds it made.
    if (await hasOffscreen()) return;
    throw new ParleyError('offscreen.lost', {detail: String(cause), cause});
  }
}
