import browser, {type Runtime} from 'webextension-polyfill';
import {LIFE_PORT} from '../protocol/routes.ts';

let line: Runtime.Port | null = null;

/**
 * Holds a silent port to the offscreen document, so that its end is heard at once while the worker lives. A worker
 * that was not there to hear it finds out by `reconcile` when it wakes.
 */
export function holdLifeLine(onLost: () => void): void {
  if (line) return;
  line = browser.runtime.connect({name: LIFE_PORT});
  line.onDisconnect.addListener(() => {
    line = null;
    onLost();
  });
}

/** Whether the document is known to be there, without asking Chrome. */
export const holdsLifeLine = (): boolean => line !== null;
