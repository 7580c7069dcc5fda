import browser from 'webextension-polyfill';
import {gatewayAddress} from '../core/gateway-address.ts';
import {HOLD_KEYS} from '../core/hold-keys.ts';
import {baseUrlOf} from '../core/provider-address.ts';
import {migrateSettings} from '../core/settings-migration.ts';
import {createLog} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {DEFAULT_SETTINGS, type Settings, type SettingsView} from '../protocol/settings.ts';
import {hasKey} from './credentials.ts';

const KEY = 'settings';
const log = createLog('settings');

/** One that has not been answered yet: a press asks from several places at once. */
let reading: Promise<Settings> | null = null;

/** The person's settings; the defaults where none are stored or what is stored cannot be read. */
export function readSettings(): Promise<Settings> {
  const mine = (reading ??= readStored().finally(() => {
    if (reading === mine) reading = null;
  }));
  return mine;
}

async function readStored(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY];
  if (stored === undefined) return DEFAULT_SETTINGS;
  const settings = migrateSettings(stored);
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
  // What was asked for before may be answered with what was stored before.
  reading = null;
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
