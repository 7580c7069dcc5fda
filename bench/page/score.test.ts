import {expect, test} from 'vitest';
import {clickablesTold, itemsOf, plainText, precision, quotedItems, recall} from './score.ts';

const LINES = [
  '# e1 Tea',
  'See [e2 the hills] and [e3 button "Buy" disabled]',
  '[e4 link]:',
  ' ### e5 Card',
  ' words',
  '[e6 clickable "More"]',
];
const TREE = [
  {role: 'heading', name: 'Tea'},
  {role: 'link', name: 'the hills'},
  {role: 'button', name: 'Buy'},
  {role: 'link', name: 'Card words'},
  {role: 'heading', name: 'Card'},
  {role: 'StaticText', name: 'See '},
];

test('an outline’s items are compared with a tree by role and name', () => {
  const items = itemsOf(LINES);
  expect(recall(TREE, items, plainText(LINES))).toMatchObject({found: 6, of: 6});
  expect(recall([{role: 'button', name: 'Sell'}], items, plainText(LINES))).toMatchObject({found: 0, of: 1});
  expect(precision(items, TREE, ['More'])).toMatchObject({found: 6, of: 6});
  expect(precision(items, TREE.slice(1), [])).toMatchObject({found: 4, of: 6});
  expect(clickablesTold(['More', 'Less'], items)).toMatchObject({found: 1, of: 2});
});

test('the items of other programs are read from quotes, and from what they mark as clickable', () => {
  const text = '- link "A \\"b\\"" [ref=e1]:\n- generic [ref=e2] [cursor=pointer]: Open\nuid=1_2 button "Go"';
  expect(quotedItems(text)).toEqual([
    {role: 'link', name: 'A "b"'},
    {role: 'button', name: 'Go'},
    {role: 'generic', name: 'Open'},
  ]);
});
