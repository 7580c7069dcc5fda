import browser, {type Runtime} from 'webextension-polyfill';
import {contextOf} from '../platform/sender.ts';
import type {Context} from '../protocol/contexts.ts';
import {LEVELS_PORT, LIFE_PORT} from '../protocol/routes.ts';

/** Who may watch levels. A page's own script, for its pill, learns how loud it is and no more. */
const WATCHERS: ReadonlySet<Context> = new Set(['popup', 'sidepanel', 'welcome', 'content']);
/** Each level costs every page that draws it a frame; a wave moves smoothly with twenty a second. */
const EVERY_MS = 50;

/**
 * Takes the worker's life line and the pages that watch levels; any other port is refused. Gives what takes the levels of
 * a side (RMS from 0 to 1), however often, and sends every watcher the loudest of each 50 ms.
 */
export function servePorts(): (side: 'mic' | 'reply', rms: number) => void {
  const watchers = new Set<Runtime.Port>();
  browser.runtime.onConnect.addListener((port) => {
    const from = port.sender ? contextOf(port.sender) : null;
    // Being connected is all that the life line is for.
    if (port.name === LIFE_PORT && from === 'background') return;
    if (port.name !== LEVELS_PORT || !from || !WATCHERS.has(from)) {
      port.disconnect();
      return;
    }
    watchers.add(port);
    port.onDisconnect.addListener(() => watchers.delete(port));
  });
  const loudest = {mic: 0, reply: 0};
  const sentAt = {mic: 0, reply: 0};
  return (side, rms) => {
    const now = performance.now();
    const sinceMs = now - sentAt[side];
    // After a pause, what was left of before it is no part of what is heard now.
    loudest[side] = sinceMs < EVERY_MS * 2 ? Math.max(loudest[side], rms) : rms;
    if (sinceMs < EVERY_MS) return;
    for (const port of watchers) port.postMessage({side, rms: loudest[side]});
    sentAt[side] = now;
    loudest[side] = 0;
  };
}
