import browser from 'webextension-polyfill';
import {FIRST_PLACE} from '../core/pill.ts';
import {PillPlace} from '../protocol/pill.ts';

/** Where the person put the pill. */
const STORED = 'pillPlace';

/** Where the pill lies. */
export async function readPlace(): Promise<PillPlace> {
  const stored = await browser.storage.local.get(STORED);
  return PillPlace.safeParse(stored[STORED]).data ?? FIRST_PLACE;
}

/** Keeps where it lies from now on. */
export async function writePlace(place: PillPlace): Promise<void> {
  await browser.storage.local.set({[STORED]: place});
}
