import {describe, expect, it} from 'vitest';
import {DEFAULT_SETTINGS, type Settings} from '../protocol/settings.ts';
import {differences, settingsFromFile, settingsToFile} from './settings-file.ts';

const MINE: Settings = {
  ...DEFAULT_SETTINGS,
  theme: 'dark',
  voice: 'cedar',
  actingOn: {'https://a.example': 'on'},
};

describe('a file of settings', () => {
  it('gives back what was written', () => {
    expect(settingsFromFile(settingsToFile(MINE))).toEqual(MINE);
  });

  it('of an older version is brought to this one', () => {
    const {theme, logLevel, ...older} = MINE;
    expect([theme, logLevel]).toEqual(['dark', 'debug']);
    expect(settingsFromFile(JSON.stringify({kind: 'parley-settings', settings: older}))).toEqual({
      ...MINE,
      theme: 'system',
    });
  });

  it.each(['', '{', 'null', '[]', '{"settings":{}}', JSON.stringify(MINE), '{"kind":"parley-settings"}'])(
    'is not %j',
    (text) => expect(settingsFromFile(text)).toBeNull(),
  );

  it('sets nothing that is no setting', () => {
    const text = JSON.stringify({kind: 'parley-settings', settings: {...MINE, key: 'sk-secret'}});
    expect(JSON.stringify(settingsFromFile(text))).not.toContain('sk-secret');
  });
});

describe('two settings', () => {
  it('differ in what was changed', () => {
    expect(differences(DEFAULT_SETTINGS, MINE).sort()).toEqual(['actingOn', 'theme', 'voice']);
    expect(differences(MINE, {...MINE})).toEqual([]);
  });
});
