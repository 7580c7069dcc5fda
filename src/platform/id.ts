/** A fresh id, such as `turn_2b1f…`; its form is the one that `protocol/ids.ts` checks. */
export function newId(kind: 'turn' | 'sess' | 'cue' | 'use' | 'task'): string {
  return `${kind}_${crypto.randomUUID()}`;
}
