import browser from 'webextension-polyfill';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import type {Snapshot} from '../protocol/snapshot.ts';

const KEY = 'snapshot';

/**
 * The last snapshot that was written; the idle one where there is none. It needs no check: session storage is closed to
 * content scripts, and Chrome empties it whenever another version of the extension is loaded.
 */
export async function readSnapshot(): Promise<Snapshot> {
  const stored = await browser.storage.session.get(KEY);
  return (stored[KEY] as Snapshot | undefined) ?? IDLE_SNAPSHOT;
}

export async function writeSnapshot(snapshot: Snapshot): Promise<void> {
  await browser.storage.session.set({[KEY]: snapshot});
}

/** Calls `onChange` with the present snapshot, and again with each later one, until `signal` ends. */
export function watchSnapshot(onChange: (snapshot: Snapshot) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'session' && change) onChange((change.newValue as Snapshot | undefined) ?? IDLE_SNAPSHOT);
  };
  browser.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    browser.storage.onChanged.removeListener(listener);
  });
  void readSnapshot().then((snapshot) => {
    if (!signal.aborted) onChange(snapshot);
  });
}
