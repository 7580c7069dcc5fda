import browser from 'webextension-polyfill';
import {baseUrlOf} from '../core/provider-address.ts';
import {createLog} from '../platform/log.ts';
import {DEFAULT_SETTINGS, Settings, type SettingsView} from '../protocol/settings.ts';
import {hasKey} from './credentials.ts';

const KEY = 'settings';
const log = createLog('settings');

/** The person's settings; the defaults where none are stored or what is stored cannot be read. */
export async function readSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  if (stored === undefined) return DEFAULT_SETTINGS;
  const parsed = Settings.safeParse(stored);
  if (!parsed.success) log.warn('stored settings cannot be read; using the defaults');
  return parsed.data ?? DEFAULT_SETTINGS;
}

/** Stores settings. @throws ParleyError `settings.invalid` where the address may not be used */
export async function writeSettings(settings: Settings): Promise<SettingsView> {
  baseUrlOf(settings);
  await browser.storage.local.set({[KEY]: settings});
  return viewSettings();
}

/** Settings as pages may see them. */
export async function viewSettings(): Promise<SettingsView> {
  const settings = await readSettings();
  const base = baseUrlOf(settings);
  return {
    settings,
    baseUrl: base?.href ?? null,
    hasKey: base !== null && (await hasKey(base, 'settings view')),
  };
}
