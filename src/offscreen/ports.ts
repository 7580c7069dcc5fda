import browser, {type Runtime} from 'webextension-polyfill';
import {createLevelPace} from '../core/level-pace.ts';
import {contextOf} from '../platform/sender.ts';
import type {Context} from '../protocol/contexts.ts';
import {LEVELS_PORT, LIFE_PORT} from '../protocol/routes.ts';

/** Who may watch levels. A page's own script, for its pill, learns how loud it is and no more. */
const WATCHERS: ReadonlySet<Context> = new Set(['popup', 'sidepanel', 'welcome', 'content']);

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
  const paces = {mic: createLevelPace(), reply: createLevelPace()};
  return (side, heard) => {
    const rms = paces[side](heard, performance.now());
    if (rms === null) return;
    for (const port of watchers) port.postMessage({side, rms});
  };
}
