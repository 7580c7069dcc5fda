import {describe, expect, it} from 'vitest';
import {PAGE} from '../testing/tea-shop.ts';
import {findElement, parseOutline} from './outline.ts';

describe('the outline', () => {
  const outline = parseOutline(PAGE);
  const refOf = (words: string): string | null => {
    const found = findElement(outline, words);
    return 'line' in found ? found.line.ref : null;
  };
  it.each([
    ['the search box', 'e5'],
    ['search field', 'e5'],
    ['the contact link', 'e9'],
    ['contact us', 'e9'],
    ['the second link', 'e9'],
    ['the last link', 'e9'],
    ['the first link', 'e3'],
    ['the heading', 'e2'],
    ['the title', 'e2'],
    ['the button', 'e6'],
    ['the catalog', 'e5'],
  ])('finds %s', (words, ref) => {
    expect(refOf(words)).toBe(ref);
  });
  it.each(['the second input text box', 'the second input textbox'])('knows a field by %s', (words) => {
    const fields = parseOutline('[e1 textbox]\n[e2 textbox]\n[e3 button "Submit"]');
    expect(findElement(fields, words)).toMatchObject({line: {ref: 'e2'}, isWhole: true});
  });
  it('names what could have been meant when nothing fits', () => {
    const found = findElement(outline, 'the shopping cart');
    expect(found).toHaveProperty('candidates');
    expect('candidates' in found && found.candidates.map((line) => line.name)).toEqual([
      'Tea',
      'Home',
      'Contact us',
    ]);
  });
  it('reads items in their short form, also inside a line of text', () => {
    const short = [
      '# e1 Tea "and" books',
      '## [e2 Green tea]',
      'See [e3 the ![small] hills] or [f2e4 button "Buy \\"now\\"" disabled].',
      '![e5 A cup] [e6 textbox = "x"]',
      'Nothing [1] here',
    ].join('\n');
    expect(parseOutline(short)).toEqual([
      {role: 'heading', name: 'Tea "and" books', ref: 'e1'},
      {role: 'heading', name: 'Green tea', ref: 'e2'},
      {role: 'link', name: 'Green tea', ref: 'e2'},
      {role: 'link', name: 'the small hills', ref: 'e3'},
      {role: 'button', name: 'Buy "now"', ref: 'f2e4'},
      {role: 'img', name: 'A cup', ref: 'e5'},
      {role: 'textbox', name: '', ref: 'e6'},
    ]);
  });
  it('reads escaped quotes in names', () => {
    expect(parseOutline('- link "The \\"best\\" tea" [ref=e1]')).toEqual([
      {role: 'link', name: 'The "best" tea', ref: 'e1'},
    ]);
  });
});
