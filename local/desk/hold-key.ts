import {setTimeout as sleep} from 'node:timers/promises';
import {openTab} from './browser.ts';
import type {Desk} from './desk.ts';
import type {Parley} from './parley.ts';

/** The hold-to-talk key as `KeyboardEvent.code`, as xdotool and as the button in the settings name it. */
export const HOLD_KEY = 'F8';

const FORM = 'form[aria-labelledby="hold-title"]';
/** Chrome's prompt for access to every site takes no input in its first half second. */
const PROMPT_MS = 1500;
/** How Chrome's prompt is answered on the keyboard. */
export const SAY_NO = ['Escape'];
export const SAY_YES = ['Tab', 'Return'];

/**
 * Chooses `HOLD_KEY` in the settings and answers Chrome's own prompt with `keys`, as a person does: without access no page
 * tells when a key comes up. Gives what the form says then; it begins with "Saved" where the key is kept.
 */
export async function chooseHoldKey(desk: Desk, parley: Parley, keys: readonly string[]): Promise<string> {
  const options = await openTab(desk.browser, parley.address('options'));
  try {
    await options.locator(`${FORM} ::-p-text(${HOLD_KEY})`).click();
    await options.locator(`${FORM} button.primary`).click();
    await sleep(PROMPT_MS);
    for (const key of keys) {
      desk.keyboard.press(key);
      await sleep(300);
    }
    const said = await options.waitForFunction(
      (selector) => document.querySelector(selector)?.textContent,
      {timeout: 10_000},
      `${FORM} [role="status"]`,
    );
    return (await said.jsonValue()) ?? '';
  } finally {
    await options.close();
  }
}
