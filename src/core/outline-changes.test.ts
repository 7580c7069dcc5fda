import {expect, it} from 'vitest';
import {changesBetween} from './outline-changes.ts';

const before = ['# e1 Mail', '[e2 checkbox "All"]', 'Inbox', '[e3 Ann]', '[e4 Bob]'];

it('is nothing where nothing differs, also by indentation alone', () => {
  expect(
    changesBetween(
      before,
      before.map((line) => ` ${line}`),
    ),
  ).toEqual([]);
});

it('tells what is new and where, what changed and what is gone', () => {
  const after = ['# e1 Mail', '[e2 checkbox "All" checked]', 'Inbox', '[e5 Cleo]', '[e4 Bob]'];
  expect(changesBetween(before, after)).toEqual([
    '~ [e2 checkbox "All" checked]',
    '  Inbox',
    '+ [e5 Cleo]',
    '- [e3 Ann]',
  ]);
});

it('counts equal lines', () => {
  expect(changesBetween(['a', 'a'], ['a', 'a', 'a'])).toEqual(['  a', '+ a']);
  expect(changesBetween(['a', 'a'], ['a'])).toEqual(['- a']);
});
