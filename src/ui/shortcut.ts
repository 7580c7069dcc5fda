import {signal} from '@preact/signals';
import browser from 'webextension-polyfill';

/** The keys that start talking, such as `Ctrl+Shift+Space`; empty where none are set. */
export const shortcut = signal<string | null>(null);

/** Reads the keys from the browser, where the person may have changed them. */
export async function readShortcut(): Promise<void> {
  const commands = await browser.commands.getAll();
  shortcut.value = commands.find(({name}) => name === 'toggle-talk')?.shortcut ?? '';
}
