import {sendCommand} from '../platform/bus.ts';
import type {Settings, SettingsView} from '../protocol/settings.ts';

/** Changes some settings and leaves the others as they are by now, whoever set them last. */
export async function saveSettings(part: Partial<Settings>): Promise<SettingsView> {
  const {settings} = await sendCommand('settings.read', {});
  return sendCommand('settings.write', {settings: {...settings, ...part}});
}
