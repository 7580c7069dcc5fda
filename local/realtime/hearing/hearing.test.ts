import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {withThird} from '../brain/plans.ts';
import {startEspeak, ESPEAK_RATE} from '../speech/espeak.ts';
import {createResampler} from '../speech/resample.ts';
import {utterancesFor} from '../vocabulary.ts';
import {startHearing, type Ear, type Hearing} from './hearing.ts';

const HEARD_RATE = 16_000;

let hearing: Hearing;
let ear: Ear;

beforeAll(async () => {
  hearing = await startHearing();
  ear = hearing.createEar();
});
afterAll(async () => {
  ear.close();
  await hearing.close();
});

async function speak(sentence: string): Promise<Int16Array> {
  const voice = startEspeak({name: 'alloy', speed: 1});
  voice.say(sentence);
  const resampler = createResampler(ESPEAK_RATE, HEARD_RATE);
  const samples: number[] = [];
  const quiet = new Int16Array(HEARD_RATE / 4);
  for await (const chunk of voice.chunks()) samples.push(...resampler.push(chunk));
  return Int16Array.from([...quiet, ...samples, ...quiet]);
}

describe('what is said of a page with three fields', () => {
  it.each(['first', 'second', 'third'])('is heard as the %s one', async (which) => {
    const fields = [1, 2, 3].map((at) => `[e${at} textbox]`).join('\n');
    ear.learn(utterancesFor({tools: [], prompt: '', texts: [fields]}));
    const sentence = `focus into the ${which} input text box`;
    expect(withThird(await ear.transcribe(await speak(sentence)))).toBe(sentence);
  });
});
