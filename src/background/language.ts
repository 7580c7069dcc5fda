import browser from 'webextension-polyfill';
import {z} from 'zod';
import {keepValue} from '../platform/kept-value.ts';

const KEY = 'askedLanguage';
/** Nobody else writes it. */
const stored = keepValue(
  async () => z.string().safeParse((await browser.storage.session.get(KEY))[KEY]).data ?? null,
);

/** The language the person asked for in this conversation, by voice; `null` while the settings hold. */
export const askedLanguage = (): Promise<string | null> => stored.read();

/** Keeps what the person asked for until the browser is closed or the settings say otherwise; `null` forgets it. */
export async function rememberLanguage(language: string | null): Promise<void> {
  await browser.storage.session.set({[KEY]: language});
  stored.forget();
}
