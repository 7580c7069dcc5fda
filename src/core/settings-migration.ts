import {z} from 'zod';
import {DEFAULT_SETTINGS, Settings} from '../protocol/settings.ts';

/** What version 1 could set; everything else came with version 2. */
const FirstSettings = z.lazy(() =>
  Settings.unwrap().pick({provider: true, compatibleUrl: true, model: true, voice: true}),
);

/** What version 2 could set; what may be done on pages, pictures, spending and the gateway came with version 3. */
const SecondSettings = z.lazy(() =>
  Settings.unwrap().omit({
    version: true,
    acting: true,
    actingOn: true,
    screenshots: true,
    spending: true,
    gatewayUrl: true,
    agentActs: true,
    higherModel: true,
    theme: true,
    logLevel: true,
    agents: true,
  }),
);

const {spending, gatewayUrl, agentActs, higherModel, theme, logLevel, agents} = DEFAULT_SETTINGS;

/** What version 3 did not have at first. */
const LATE_IN_THIRD = {spending, gatewayUrl, agentActs, higherModel, theme, logLevel, agents};

/**
 * Settings as they were stored, brought to the version in use; `null` where they cannot be read. What an older version
 * did not know gets its default.
 */
export function migrateSettings(stored: unknown): Settings | null {
  switch (versionOf(stored)) {
    case 1: {
      const first = FirstSettings.safeParse(stored).data;
      return first ? {...DEFAULT_SETTINGS, ...first} : null;
    }
    case 2: {
      const second = SecondSettings.safeParse(stored).data;
      return second ? {...DEFAULT_SETTINGS, ...second} : null;
    }
    case 3:
      return Settings.safeParse({...LATE_IN_THIRD, ...(stored as object)}).data ?? null;
    default:
      return null;
  }
}

function versionOf(stored: unknown): unknown {
  return typeof stored === 'object' && stored !== null && 'version' in stored ? stored.version : null;
}
