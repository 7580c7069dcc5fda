import {expect, it} from 'vitest';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import {matcherOf} from './transcript-search.ts';

const entry = (text: string): TranscriptEntry => ({
  entryId: 'e1',
  turnId: 'turn_00000001',
  sessionId: null,
  who: 'you',
  text,
  at: 0,
  order: 0,
  isCut: false,
});

it.each([
  ['tea', 'Green TEA from the hills', true],
  ['tea hills', 'From the hills comes tea', true],
  ['tea coffee', 'Green tea', false],
  ['cafe', 'The café by the harbour', true],
  ['CAFÉ', 'the cafe', true],
  ['straße', 'Hauptstraße 5', true],
  ["don't", 'I don’t know', true],
  ['catal', 'the catalogue', true],
  ['.*', 'anything', false],
  ['茶', '我想喝茶', true],
  ['   ', 'anything', true],
])('%j in %j: %s', (query, text, expected) => {
  expect(matcherOf(query)(entry(text))).toBe(expected);
});
