import type {Settings} from '../protocol/settings.ts';
import {migrateSettings} from './settings-migration.ts';

/** Marks a file as one of Parley's settings, so that another JSON file is told from it. */
const KIND = 'parley-settings';

/** Settings as a file that a person can keep or take along: JSON. Keys and tokens are no settings, so none is in it. */
export function settingsToFile(settings: Settings): string {
  return `${JSON.stringify({kind: KIND, settings}, null, 2)}\n`;
}

/** What a file sets, brought to the version in use; `null` where it is no file of settings. */
export function settingsFromFile(text: string): Settings | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const {kind, settings} = (found ?? {}) as {kind?: unknown; settings?: unknown};
  return kind === KIND ? migrateSettings(settings) : null;
}

/** The names of the settings in which two differ. */
export function differences(one: Settings, other: Settings): (keyof Settings)[] {
  return (Object.keys(other) as (keyof Settings)[]).filter(
    (name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
}
