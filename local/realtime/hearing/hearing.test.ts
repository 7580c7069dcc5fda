import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {withThird} from '../brain/plans.ts';
import {HEARD_RATE, voiceOf} from '../testing/voice.ts';
import {utterancesFor} from '../vocabulary.ts';
import {startHearing, type Ear, type Hearing} from './hearing.ts';

let hearing: Hearing;
let ear: Ear;
let page = '';

beforeAll(async () => {
  hearing = await startHearing();
  ear = hearing.createEar(() => utterancesFor({tools: [], prompt: '', texts: [page]}));
});
afterAll(async () => {
  ear.close();
  await hearing.close();
});

async function speak(sentence: string): Promise<Int16Array> {
  const samples = await voiceOf(sentence);
  const quiet = new Int16Array(HEARD_RATE / 4);
  return Int16Array.from([...quiet, ...samples, ...quiet]);
}

describe('what is said of a page with three fields', () => {
  it.each(['first', 'second', 'third'])('is heard as the %s one', async (which) => {
    page = [1, 2, 3].map((at) => `[e${at} textbox]`).join('\n');
    ear.refresh();
    const sentence = `focus into the ${which} input text box`;
    expect(withThird(await ear.transcribe(await speak(sentence)))).toBe(sentence);
  });
});

it('follows a word that begins badly', async () => {
  page = '- link "Wholesale prices" [ref=e9]';
  ear.refresh();
  const sentence = 'point at the wholesale prices';
  expect(await ear.transcribe(await speak(sentence))).toBe(sentence);
});
