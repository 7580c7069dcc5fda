import {randomBytes} from 'node:crypto';

/** Kinds of id the API hands out; the kind is the prefix a reader sees in a log. */
export type IdKind = 'call' | 'conv' | 'ek' | 'event' | 'item' | 'req' | 'resp' | 'rtc' | 'sess';

/** A fresh id such as `item_3fA9…`: the prefix, then 96 random bits in letters and digits. */
export function createId(kind: IdKind): string {
  return `${kind}_${randomBytes(16).toString('base64url').replaceAll(/[-_]/g, '').slice(0, 16)}`;
}
