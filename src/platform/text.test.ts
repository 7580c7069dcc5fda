import '../../test/english-chrome.ts';
import {afterEach, describe, expect, it, vi} from 'vitest';
import {caption} from './caption.ts';
import {say, WORDS} from './text.ts';

describe('a text', () => {
  it('is given by its name, with what is put in by theirs, in whatever order', () => {
    expect(caption('ui_talk')).toBe('Talk');
    expect(say('said_budget_day_nearly', {spent: '$0.41', limit: '$0.50'})).toBe(
      'Today’s budget is nearly spent: $0.41 of $0.50.',
    );
    expect(say('wake_record', {number: 2, needed: 3})).toBe('Record 2 of 3');
    expect(say('wake_record', {needed: 3, number: 2})).toBe('Record 2 of 3');
  });

  it('writes numbers as the language does', () => {
    expect(say('cost_tokens', {count: 1_204})).toBe('1,204 tokens');
  });

  it('is of one or of many, also where the one does not name the number', () => {
    expect(WORDS.counted('panel_more', 1)).toBe('One more');
    expect(WORDS.counted('panel_more', 4)).toBe('4 more');
    expect(WORDS.counted('wake_recorded', 2, {needed: 3})).toBe('2 of 3 recordings are made.');
  });
});

describe('the form of dates and numbers', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['en-GB', 'en-GB'],
    ['fr', 'en'],
    ['de-AT', 'en'],
  ])('in a browser of %s, whose texts are English, is that of %s', (browser, form) => {
    vi.spyOn(chrome.i18n, 'getUILanguage').mockReturnValue(browser);
    expect(WORDS.locale).toBe(form);
  });
});
