import {signal} from '@preact/signals';
import browser from 'webextension-polyfill';
import {LEVELS_PORT} from '../protocol/routes.ts';

/** Loudness of both sides, RMS from 0 to 1, while something is heard. */
export const levels = signal<{mic: number; reply: number}>({mic: 0, reply: 0});

let port: browser.Runtime.Port | null = null;

/** Asks for levels once there is a conversation to give them; asking again while they come does nothing. */
export function followLevels(): void {
  if (port) return;
  port = browser.runtime.connect({name: LEVELS_PORT});
  port.onMessage.addListener((message) => {
    const {side, rms} = message as {side: 'mic' | 'reply'; rms: number};
    levels.value = {...levels.peek(), [side]: rms};
  });
  port.onDisconnect.addListener(() => {
    port = null;
  });
}
