import browser from 'webextension-polyfill';
import {z} from 'zod';
import {createLog} from '../platform/log.ts';

/**
 * Long-lived keys, each bound to the origin of the service it is for: changing the address never sends one service's
 * key to another. Only this file reads them, and each read is noted with who asked.
 */
const KEY = 'credentials';
const Credentials = z.lazy(() => z.record(z.string(), z.string()));
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

/**
 * The key for the service at `base`, or `null`; one that is still being chosen is waited for. `reader` says who asks and
 * why, for the log.
 */
export async function readKey(base: URL | Promise<URL | null>, reader: string): Promise<string | null> {
  const [stored, chosen] = await Promise.all([readAll(), base]);
  if (!chosen) return null;
  log.debug('a key is read', {origin: chosen.origin, reader});
  return stored[chosen.origin] ?? null;
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

/** The token that a gateway has given this browser, and the rights that come with it. */
const DeviceToken = z.lazy(() =>
  z.object({deviceId: z.string(), token: z.string(), scopes: z.array(z.string())}),
);
export type DeviceToken = z.infer<typeof DeviceToken>;
/** The shared tab is a device of its own to a gateway, with a token of its own. */
export type TokenFor = 'device' | 'node';
const deviceTokenOf = ({origin}: URL, whose: TokenFor) => `${whose} ${origin}`;

/** The token that the gateway at `base` gave to this browser, or `null`. */
export async function readDeviceToken(
  base: URL,
  reader: string,
  whose: TokenFor = 'device',
): Promise<DeviceToken | null> {
  log.debug('a device token is read', {origin: base.origin, reader});
  const stored = (await readAll())[deviceTokenOf(base, whose)];
  return stored === undefined ? null : (DeviceToken.safeParse(JSON.parse(stored)).data ?? null);
}

/** Keeps it; `null` forgets it. */
export async function writeDeviceToken(
  base: URL,
  token: DeviceToken | null,
  whose: TokenFor = 'device',
): Promise<void> {
  const kept = Object.entries(await readAll()).filter(([name]) => name !== deviceTokenOf(base, whose));
  if (token !== null) kept.push([deviceTokenOf(base, whose), JSON.stringify(token)]);
  await browser.storage.local.set({[KEY]: Object.fromEntries(kept)});
}
