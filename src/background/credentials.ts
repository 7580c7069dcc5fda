import browser from 'webextension-polyfill';
import {z} from 'zod';
import {createLog} from '../platform/log.ts';

/**
 * Long-lived keys, each bound to the origin of the service it is for: changing the address never sends one service's
 * key to another. Only this file reads them, and each read is noted with who asked.
 */
const KEY = 'credentials';
const Credentials = z.record(z.string(), z.string());
const log = createLog('settings');

/** Closes storage to content scripts. `storage.local` is open to them by default. */
export async function closeStorageToPages(): Promise<void> {
  await chrome.storage.local.setAccessLevel({accessLevel: 'TRUSTED_CONTEXTS'});
  await chrome.storage.session.setAccessLevel({accessLevel: 'TRUSTED_CONTEXTS'});
}

async function readAll(): Promise<Record<string, string>> {
  const stored = await browser.storage.local.get(KEY);
  return Credentials.safeParse(stored[KEY]).data ?? {};
}

/** The key for the service at `base`, or `null`. `reader` says who asks and why, for the log. */
export async function readKey(base: URL, reader: string): Promise<string | null> {
  log.debug('a key is read', {origin: base.origin, reader});
  return (await readAll())[base.origin] ?? null;
}

export async function hasKey(base: URL, reader: string): Promise<boolean> {
  return (await readKey(base, reader)) !== null;
}

export async function writeKey(base: URL, key: string): Promise<void> {
  await browser.storage.local.set({[KEY]: {...(await readAll()), [base.origin]: key}});
}

export async function forgetKey(base: URL): Promise<void> {
  const kept = Object.entries(await readAll()).filter(([origin]) => origin !== base.origin);
  await browser.storage.local.set({[KEY]: Object.fromEntries(kept)});
}
