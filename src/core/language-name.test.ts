import {describe, expect, it} from 'vitest';
import {instructionsFor} from './instructions.ts';
import {knownLanguage, languageName} from './language-name.ts';

describe('languages', () => {
  it('are named in English', () => {
    expect(languageName('en-GB')).toBe('British English');
    expect(languageName('de')).toBe('German');
  });

  it('are known by their tag', () => {
    expect(knownLanguage(' DE-at ')).toBe('de-AT');
    expect(knownLanguage('zz')).toBeNull();
    expect(knownLanguage('German please')).toBeNull();
    expect(knownLanguage('')).toBeNull();
  });

  it('are pinned in the instructions', () => {
    expect(instructionsFor('es-MX', false)).toContain('Speak Mexican Spanish, whatever');
  });
});
