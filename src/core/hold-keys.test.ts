import {describe, expect, it} from 'vitest';
import {Settings} from '../protocol/settings.ts';
import {HOLD_KEYS, holdKeyCaution, holdKeyName, SUGGESTED_HOLD_KEYS} from './hold-keys.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

describe('keys that can be held', () => {
  it('are named once each, in a form that the settings take', () => {
    expect(new Set(HOLD_KEYS).size).toBe(HOLD_KEYS.length);
    for (const code of HOLD_KEYS)
      expect(Settings.unwrap().shape.holdKey.safeParse(code).success, code).toBe(true);
  });

  it('hold what is suggested, and nothing that people write or move with', () => {
    expect(HOLD_KEYS).toEqual(expect.arrayContaining([...SUGGESTED_HOLD_KEYS]));
    for (const code of ['KeyA', 'Digit1', 'Space', 'Enter', 'Tab', 'Escape', 'ArrowUp', 'CapsLock'])
      expect(HOLD_KEYS).not.toContain(code);
  });

  it.each([
    ['ControlRight', 'Right Ctrl'],
    ['AltLeft', 'Left Alt'],
    ['MetaRight', 'Right Windows or Command key'],
    ['F8', 'F8'],
    ['Numpad4', 'Number pad 4'],
    ['ContextMenu', 'Menu key'],
    ['Pause', 'Pause'],
  ])('%s is called %s', (code, name) => {
    expect(holdKeyName(code, ENGLISH)).toBe(name);
  });

  it.each([
    ['AltRight', /AltGr/],
    ['ShiftRight', /to type/],
    ['ControlLeft', /shortcuts/],
    ['F5', /Chrome has a use/],
    ['F12', /Chrome has a use/],
    ['Numpad0', /writes nothing/],
  ])('%s comes with a caution', (code, caution) => {
    const key = holdKeyCaution(code);
    expect(key && ENGLISH.say(key)).toMatch(caution);
  });

  it.each(['ControlRight', 'F8', 'F4', 'F13', 'Insert', 'Pause'])('%s comes without', (code) => {
    expect(holdKeyCaution(code)).toBeNull();
  });
});
