import {expect, test} from 'vitest';
import {wordsAfterPhrase} from './spoken-phrase.ts';

test.each([
  ['Hey, Parley!', 'hey parley', 0],
  ['so hey parley what is this', 'Hey Parley', 3],
  ['hey parley hey parley stop', 'hey parley', 1],
  ['hey barley', 'hey parley', null],
  ['hey', 'hey parley', null],
  ['parleys', 'parley', null],
  ['Grüß dich, Computer', 'grüß dich computer', 0],
  ['anything', '…', null],
])('%s, asked for %s', (transcript, phrase, words) => {
  expect(wordsAfterPhrase(transcript, phrase)).toBe(words);
});
