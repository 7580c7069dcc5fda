import browser from 'webextension-polyfill';
import {gatewayAddress} from '../core/gateway-address.ts';
import {HOLD_KEYS} from '../core/hold-keys.ts';
import {baseUrlOf} from '../core/provider-address.ts';
import {migrateSettings} from '../core/settings-migration.ts';
import {keepValue} from '../platform/kept-value.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {DEFAULT_SETTINGS, type Settings, type SettingsView} from '../protocol/settings.ts';
import {hasKey} from './credentials.ts';

const KEY = 'settings';
const log = createLog('settings');

/** A press asks for them from several places, and is not to wait for the disk. */
const stored = keepValue(readStored);
browser.storage.local.onChanged.addListener((changes) => {
  if (KEY in changes) stored.forget();
});

/** The person's settings; the defaults where none are stored or what is stored cannot be read. */
export const readSettings = (): Promise<Settings> => stored.read();

async function readStored(): Promise<Settings> {
  const found = (await browser.storage.local.get(KEY))[KEY];
  if (found === undefined) return DEFAULT_SETTINGS;
  const settings = migrateSettings(found);
  if (!settings) log.warn('stored settings cannot be read; using the defaults');
  return settings ?? DEFAULT_SETTINGS;
}

/** Stores settings. @throws ParleyError `settings.invalid` or `gateway.address` for an address or a held key that cannot be used */
export async function writeSettings(settings: Settings): Promise<SettingsView> {
  baseUrlOf(settings);
  if (settings.gatewayUrl !== null) gatewayAddress(settings.gatewayUrl);
  if (settings.holdKey !== null && !HOLD_KEYS.includes(settings.holdKey))
    throw new ParleyError('settings.invalid', {message: sentence('key_unusable')});
  await browser.storage.local.set({[KEY]: settings});
  // Chrome tells of the change only later.
  stored.forget();
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
