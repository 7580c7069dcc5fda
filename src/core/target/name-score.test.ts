import {describe, expect, it} from 'vitest';
import {ALL_WORDS, EXACT, nameScore, wanted} from './name-score.ts';
import {isAlike, plainOf, wordsOf} from './words.ts';

const score = (said: string, name: string, isForgiving = false) =>
  nameScore(wanted(said), wordsOf(name), isForgiving);

describe('names', () => {
  it.each([
    ['Save', 'Save'],
    ['save', 'Save'],
    ['save as', 'Save as…'],
    ['log in', 'Login'],
    ['e mail', 'E-mail'],
    ['email', 'E-Mail:'],
    ['tab two', 'Tab 2'],
    ['okay', 'OK'],
    ['ok', 'Okay'],
    ['cafe', 'Café'],
    ['Über uns', 'über uns'],
  ])('%s is %s', (said, name) => {
    expect(score(said, name)).toBeGreaterThanOrEqual(EXACT);
  });

  it('fit the better the more of what was said they hold', () => {
    const falling = ['Save', 'save', 'Save', 'Save draft', 'Auto save', 'Saver'];
    const scores = [
      score('Save', 'Save'),
      score('save', 'Save'),
      score('save', 'Save draft'),
      score('save', 'Do not save'),
      score('save drafts', 'Drafts to save'),
      score('save all drafts', 'Save'),
    ];
    expect(falling.length).toBe(scores.length);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(scores.length);
    expect(scores[4]).toBeGreaterThanOrEqual(ALL_WORDS);
  });

  it.each([
    ['catalog', 'Catalogue'],
    ['serch', 'Search'],
    ['reciept', 'Receipt'],
    ['by now', 'Buy now'],
    ['kontact us', 'Contact us'],
  ])('%s may be %s misheard', (said, name) => {
    expect(score(said, name, true)).toBeGreaterThan(45);
    expect(score(said, name, true)).toBeLessThan(ALL_WORDS + 10);
  });

  it.each([
    ['Delete', 'Select'],
    ['tab 2', 'Tab 3'],
    ['Mon', 'Sun'],
    ['buy', 'sell'],
  ])('%s is not %s', (said, name) => {
    expect(score(said, name, true)).toBeLessThan(45);
  });

  it('of marks alone are compared as they stand', () => {
    expect(score('×', '×')).toBe(100);
    expect(score('+', '-')).toBe(0);
    expect(score('>', '')).toBe(0);
  });
});

describe('words', () => {
  it('are plain without case, accents and punctuation, in any script', () => {
    expect(plainOf(' Où est l’Été?! ')).toBe('ou est l ete');
    expect(plainOf('Привет, мир')).toBe('привет мир');
  });
  it.each([
    ['colour', 'color', true],
    ['link', 'links', true],
    ['mail', 'male', true],
    ['cat', 'car', false],
    ['12', '13', false],
    ['on', 'in', false],
  ])('%s and %s: alike %s', (one, other, expected) => {
    expect(isAlike(one, other)).toBe(expected);
    expect(isAlike(other, one)).toBe(expected);
  });
});
