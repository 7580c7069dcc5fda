import browser, {type Runtime} from 'webextension-polyfill';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {pressHold, releaseHold} from './coordinator.ts';
import {isHoldKeyOn} from './hold-key.ts';

/** A key that is held on a page: its press on the way to the microphone, and a line to the page it is held on. */
interface Hold {
  press: Promise<void>;
  line: Runtime.Port;
}

/** Lines end with this worker, as its memory of them does; a release is understood without. */
const holds = new Map<string, Hold>();
const log = createLog('session');

/**
 * The key that is held to talk went down in a document of a tab.
 * @throws ParleyError `message.refused` where no key is held: what a page sends is not believed for itself
 */
export async function beginHold(
  {holdId}: Args<'hold.press'>,
  {tab, frameId}: Runtime.MessageSender,
): Promise<Record<string, never>> {
  const pressedAt = now();
  if (tab?.id === undefined || frameId === undefined)
    throw new ParleyError('message.refused', {detail: 'no tab'});
  const press = pressIfOn(holdId, pressedAt, tab.id);
  const line = browser.tabs.connect(tab.id, {frameId, name: 'hold'});
  holds.set(holdId, {press, line});
  // A document that crashes tells nobody that the key came up.
  line.onDisconnect.addListener(() => {
    inBackground(endHold({holdId, isChord: false}), log, 'the end of a hold whose page is gone');
  });
  await press;
  return {};
}

async function pressIfOn(holdId: string, pressedAt: number, tabId: number): Promise<void> {
  if (!(await isHoldKeyOn())) throw new ParleyError('message.refused', {detail: 'no key is held'});
  await pressHold(holdId, pressedAt, tabId);
}

/** It came up again, or counts as that; `isChord` when it was part of typing. */
export async function endHold({holdId, isChord}: Args<'hold.release'>): Promise<Record<string, never>> {
  const hold = holds.get(holdId);
  holds.delete(holdId);
  hold?.line.disconnect();
  // A key that is only tapped comes up while its press still wakes what is to be released.
  await hold?.press.catch(() => undefined);
  await releaseHold(holdId, isChord);
  return {};
}
