import {describe, expect, it} from 'vitest';
import {DEFAULT_SETTINGS, type Settings} from '../protocol/settings.ts';
import {migrateSettings} from './settings-migration.ts';

/** As the first version wrote it. */
const FIRST = {
  version: 1,
  provider: 'compatible',
  compatibleUrl: 'http://127.0.0.1:8788/v1',
  model: 'gpt-realtime-mini',
  voice: 'cedar',
};

describe('stored settings', () => {
  it('of version 1 keep all they said, and get the defaults of what is new', () => {
    expect(migrateSettings(FIRST)).toEqual({...DEFAULT_SETTINGS, ...FIRST, version: 3});
  });

  it('of version 1 that name what version 2 brought do not set it', () => {
    expect(migrateSettings({...FIRST, holdKey: 'F8', chime: false})).toMatchObject({
      holdKey: null,
      chime: true,
    });
  });

  it('of version 2 keep all they said, and ask before anything is done on a page', () => {
    const {acting, actingOn, screenshots, spending, gatewayUrl, agentActs, ...second} = {
      ...DEFAULT_SETTINGS,
      holdKey: 'F8',
      chime: false,
    };
    expect(migrateSettings({...second, version: 2})).toEqual({
      ...second,
      version: 3,
      acting: 'ask',
      actingOn: {},
      screenshots: 'asked',
      spending,
      gatewayUrl: null,
      agentActs: false,
    });
    expect(gatewayUrl).toBeNull();
    expect(agentActs).toBe(false);
    expect({acting, actingOn, screenshots}).toEqual({acting: 'ask', actingOn: {}, screenshots: 'asked'});
  });

  it('of version 3 stay as they are', () => {
    const settings: Settings = {
      ...DEFAULT_SETTINGS,
      holdKey: 'ControlRight',
      language: 'en-GB',
      chime: false,
      actingOn: {'https://shop.example': 'on'},
    };
    expect(migrateSettings(settings)).toEqual(settings);
  });

  it('of version 3 as it was at first get what it did not have then', () => {
    const {spending, gatewayUrl, agentActs, ...early} = {...DEFAULT_SETTINGS, holdKey: 'F8'};
    expect(migrateSettings(early)).toEqual({...early, spending, gatewayUrl, agentActs});
  });

  it('once migrated are not changed by migrating again', () => {
    const once = migrateSettings(FIRST);
    expect(migrateSettings(once)).toEqual(once);
  });

  it.each([
    ['nothing', undefined],
    ['no object', 'version 1'],
    ['no version', {provider: 'openai'}],
    ['a version that is not known yet', {...DEFAULT_SETTINGS, version: 4}],
    ['version 1 with a voice nobody has', {...FIRST, voice: 'sphinx'}],
    ['version 2 without what belongs to it', {...FIRST, version: 2}],
    ['version 3 with a key that is no key', {...DEFAULT_SETTINGS, holdKey: 'right ctrl'}],
    ['version 3 without what belongs to it', {...FIRST, version: 3}],
  ])('that cannot be read are told apart: %s', (_what, stored) => {
    expect(migrateSettings(stored)).toBeNull();
  });
});
