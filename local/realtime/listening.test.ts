import {afterAll, beforeAll, expect, it} from 'vitest';
import {startHearing, type Ear, type Hearing} from './hearing/hearing.ts';
import {createListening} from './listening.ts';
import {voiceOf} from './testing/voice.ts';
import {FRAME_SAMPLES} from './voice-activity.ts';
import {utterancesFor} from './vocabulary.ts';

const QUIETEST_VOICE = 200;

let hearing: Hearing;
let ear: Ear;

beforeAll(async () => {
  hearing = await startHearing();
  ear = hearing.createEar(() => utterancesFor({tools: [], prompt: '', texts: []}));
});
afterAll(async () => {
  ear.close();
  await hearing.close();
});

/** A sentence up to its very last sound, in the recogniser's frames. */
async function framesOf(sentence: string): Promise<Int16Array[]> {
  const samples = await voiceOf(sentence);
  const end = samples.findLastIndex((sample) => Math.abs(sample) > QUIETEST_VOICE) + 1;
  return Array.from({length: Math.floor(end / FRAME_SAMPLES)}, (_, at) =>
    Int16Array.from(samples.slice(at * FRAME_SAMPLES, (at + 1) * FRAME_SAMPLES)),
  );
}

it('hears the last word whole when the turn ends with its last sound', async () => {
  const listening = createListening(ear, () => undefined);
  for (const pcm of await framesOf('highlight the first button')) listening.frame({pcm, voiced: true});
  expect(await listening.end()).toBe('highlight the first button');
});
