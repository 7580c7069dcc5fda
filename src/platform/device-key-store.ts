import type {DBSchema} from 'idb';
import {openOnce} from './open-once.ts';

/** Who a key stands for: the person who hands over work, or the tab that is shared; a gateway takes each for a device of its own. */
export type DeviceRole = 'operator' | 'node';

/** The key by which a gateway knows this browser. The private half cannot be taken out of the browser, not even by Parley. */
export interface DeviceKey {
  privateKey: CryptoKey;
  /** 32 bytes. */
  publicKey: Uint8Array<ArrayBuffer>;
}

interface DeviceDb extends DBSchema {
  keys: {key: DeviceRole; value: DeviceKey};
}

/** Version 1: `keys`. */
const VERSION = 1;
const open = openOnce<DeviceDb>('parley-device', VERSION, (db) => {
  db.createObjectStore('keys');
});

/**
 * This browser's key in a role, made when it is first asked for. Source: Ed25519 as WebCrypto has it since Chrome 137.
 * Rejects with `NotSupportedError` in an older one.
 */
export async function deviceKey(role: DeviceRole): Promise<DeviceKey> {
  const db = await open();
  const kept = await db.get('keys', role);
  if (kept) return kept;
  const pair = await crypto.subtle.generateKey({name: 'Ed25519'}, false, ['sign', 'verify']);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const made = {privateKey: pair.privateKey, publicKey};
  // Another life of the worker may have made one meanwhile; the first that was kept is the one.
  const change = db.transaction('keys', 'readwrite');
  const first = (await change.store.get(role)) ?? made;
  await change.store.put(first, role);
  await change.done;
  return first;
}

/** Makes other keys necessary, in both roles: the gateway will take this browser for a new one. */
export async function forgetDeviceKey(): Promise<void> {
  await (await open()).clear('keys');
}
