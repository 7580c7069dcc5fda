import {expect, test} from 'vitest';
import {missingWords, onlyMissing} from './words.ts';

test.each([
  ['what is on this page', 'What is on this page?', []],
  ['what is on this page', 'is on this page', ['what']],
  ['what is on this page', 'what on page', ['is', 'this']],
  ['point to the heading', 'the point to heading', ['the']],
  ['the link and the box', 'the box', ['link', 'and', 'the']],
  ['stop', '', ['stop']],
])('of “%s” heard as “%s” these are missing: %j', (said, heard, missing) => {
  const found = missingWords(said, heard);
  expect([...found].sort()).toEqual([...missing].sort());
});

test('a word that both lack is not counted', () => {
  expect(onlyMissing(['what', 'the'], ['the'])).toBe(1);
  expect(onlyMissing(['the'], ['what', 'the'])).toBe(0);
  expect(onlyMissing(['the', 'the'], ['the'])).toBe(1);
});
