import {setTimeout as sleep} from 'node:timers/promises';
import type {Keyboard} from './keyboard.ts';

/** Chrome's own prompt takes no input in its first half second. */
const DEAF_MS = 1_500;
/** Between two keys. */
const GAP_MS = 300;

/** What the person presses in the prompt. Before its buttons come the list of devices and the meter. */
export const ALLOW = ['Tab', 'Tab', 'Tab', 'Return'];
/** “Never allow” comes after “Allow while visiting the site” and “Allow this time”. */
export const NEVER = ['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Return'];

/** Answers Chrome's prompt for the microphone, which is to be open, with real keys: no page and no tool of the browser's reaches it. */
export async function answerMicrophonePrompt(keyboard: Keyboard, keys: readonly string[]): Promise<void> {
  await sleep(DEAF_MS);
  for (const key of keys) {
    keyboard.press(key);
    await sleep(GAP_MS);
  }
}
