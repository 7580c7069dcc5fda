import {expect, it} from 'vitest';
import type {SentPart, SentToAgent} from '../protocol/turn-record.ts';
import {withReceipt} from './turn-words.ts';

const PART: SentToAgent = {
  what: 'agent',
  taskId: 'task_00000001',
  title: 'Tea',
  address: 'https://shop.example/',
  selectionChars: 0,
  textChars: 12,
  picture: null,
  left: [],
};

it('what went to the agent is told once for each task, the last word on it', () => {
  const words: SentPart = {what: 'text', text: 'this'};
  const other = {...PART, taskId: 'task_00000002'};
  const again = {...PART, textChars: 7, left: ['A picture of the page is missing.']};
  const sent = [PART, other, again].reduce(withReceipt, [words]);
  expect(sent).toEqual([words, other, again]);
});
