import browser from 'webextension-polyfill';
import {z} from 'zod';

const KEY = 'askedLanguage';

/** The language the person asked for in this conversation, by voice; `null` while the settings hold. */
export async function askedLanguage(): Promise<string | null> {
  return z.string().safeParse((await browser.storage.session.get(KEY))[KEY]).data ?? null;
}

/** Keeps what the person asked for until the browser is closed or the settings say otherwise; `null` forgets it. */
export async function rememberLanguage(language: string | null): Promise<void> {
  await browser.storage.session.set({[KEY]: language});
}
