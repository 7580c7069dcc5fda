import browser, {type Runtime} from 'webextension-polyfill';
import {LEVELS_PORT} from '../protocol/routes.ts';
import {contextOf} from '../platform/sender.ts';

/** Sends levels (RMS from 0 to 1) to every page of ours that watches. */
export function serveLevels(): (side: 'mic' | 'reply', rms: number) => void {
  const watchers = new Set<Runtime.Port>();
  browser.runtime.onConnect.addListener((port) => {
    const from = port.sender ? contextOf(port.sender) : null;
    if (port.name !== LEVELS_PORT || (from !== 'popup' && from !== 'welcome')) return;
    watchers.add(port);
    port.onDisconnect.addListener(() => watchers.delete(port));
  });
  return (side, rms) => {
    for (const port of watchers) port.postMessage({side, rms});
  };
}
