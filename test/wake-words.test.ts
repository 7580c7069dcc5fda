import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {beforeAll, describe, expect, it} from 'vitest';
import {readWave, resample, voicedPart} from '../local/desk/speech.ts';
import type {Frames} from '../src/core/wake/time-warping.ts';
import {isSameWord} from '../src/core/wake/wake-matcher.ts';
import {createLesson} from '../src/offscreen/wake/lesson.ts';
import {createPersonalEngine} from '../src/offscreen/wake/personal-engine.ts';

/** The rate of a microphone in Chrome, in Hz, and the stretches in which it is heard. */
const RATE = 48_000;
const STRETCH = 1_024;
const WAKE_WORD = 'hey parley';

const run = promisify(execFile);

interface Manner {
  voice?: string;
  /** espeak-ng's `-s`. */
  wordsPerMinute?: number;
  /** espeak-ng's `-p`, from 0 to 99. */
  pitch?: number;
  gain?: number;
  /** Amplitude of the noise of the room. */
  noise?: number;
  /** How strongly the room echoes, from 0 on. */
  echo?: number;
}

const TEACHING: Manner[] = [
  {wordsPerMinute: 142, pitch: 47},
  {wordsPerMinute: 150, pitch: 50},
  {wordsPerMinute: 160, pitch: 54},
];
const VOICES = ['en-us', 'en-us+f2', 'en-gb-scotland'];

/** Ways in which the wake word was not taught. */
const MANNERS: Manner[] = [
  {wordsPerMinute: 125, pitch: 45},
  {wordsPerMinute: 135, pitch: 58, gain: 0.2, noise: 0.0006},
  {wordsPerMinute: 145, pitch: 40, gain: 0.5, noise: 0.004},
  {wordsPerMinute: 150, pitch: 50, gain: 0.5, noise: 0.001, echo: 0.06},
  {wordsPerMinute: 155, pitch: 62, gain: 1},
  {wordsPerMinute: 165, pitch: 48, gain: 0.2, noise: 0.002},
  {wordsPerMinute: 175, pitch: 52, gain: 0.7, noise: 0.004},
  {wordsPerMinute: 185, pitch: 50, gain: 0.4},
];

const OTHER_SENTENCES = [
  'hey charlie',
  'barley soup',
  'parsley',
  'parsley and sage',
  'hey buddy how are you',
  'hey party people',
  'hey darling',
  'hey pardon me',
  'hey patty where are you',
  'hey part of this is wrong',
  'heavy barley',
  'hay and barley',
  'say partly cloudy',
  'a partly cloudy day',
  'they parted early',
  'the party starts at eight',
  'hey',
  'hey there',
  'hey siri',
  'okay google',
  'parley',
  'partially',
  'he barely made it',
  'hurry up please',
  'what is on this page',
  'point at the search box',
  'tell me a joke',
  'hello who are you',
  'good morning everybody',
  'the weather is nice today',
  'one two three four five',
  'how much does the green tea cost',
  'please read this article to me',
  'i will be there in ten minutes',
  'can you send me the report',
  'maybe later',
  'play the next song',
  'the quick brown fox jumps over the lazy dog',
];

/** A sentence as a microphone in a room would hear it, with a second of room around it. */
async function say(text: string, manner: Manner): Promise<Float32Array> {
  const {voice = 'en-us', wordsPerMinute = 150, pitch = 50, gain = 0.9, noise = 0.0004, echo = 0} = manner;
  const options = ['--stdout', '-v', voice, '-s', String(wordsPerMinute), '-p', String(pitch), '--', text];
  const {stdout} = await run('espeak-ng', options, {encoding: 'buffer', maxBuffer: 64 * 1024 * 1024});
  const {rate, samples} = readWave(stdout);
  const {voiceFrom, voiceTo} = voicedPart(samples);
  const sound = resample(samples.subarray(voiceFrom, voiceTo), rate, RATE);
  const heard = new Float32Array(RATE + sound.length);
  for (const [at, sample] of sound.entries()) heard[RATE / 2 + at] = sample * gain;
  const random = randomFrom(text.length * 1_000 + wordsPerMinute);
  reverberate(heard, echo, random);
  return heard.map((sample) => Math.max(-1, Math.min(1, sample + noise * (random() * 2 - 1))));
}

/** Forty reflections within a quarter of a second, ever fainter. */
function reverberate(sound: Float32Array, echo: number, random: () => number): void {
  if (echo === 0) return;
  const dry = sound.slice();
  for (let reflection = 0; reflection < 40; reflection += 1) {
    const delayS = 0.005 + random() * 0.25;
    const gain = echo * Math.exp(-delayS / 0.08) * (random() < 0.5 ? -1 : 1);
    const delay = Math.round(delayS * RATE);
    for (let at = delay; at < sound.length; at += 1)
      sound[at] = (sound[at] ?? 0) + gain * (dry[at - delay] ?? 0);
  }
}

/** Numbers from 0 to 1 that are the same in every run. Source: the generator mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function hear(sound: Float32Array, take: (samples: Float32Array) => void): void {
  for (let from = 0; from < sound.length; from += STRETCH) take(sound.subarray(from, from + STRETCH));
}

async function teach(voice: string, words = WAKE_WORD): Promise<Frames[]> {
  return Promise.all(
    TEACHING.map(async (manner) => {
      const lesson = createLesson(RATE);
      hear(await say(words, {...manner, voice}), lesson.hear);
      return lesson.recording;
    }),
  );
}

/** When the wake word was found to have ended, each time it was, in ms from the beginning of the sound. */
async function wakes(recordings: Frames[], sound: Float32Array): Promise<number[]> {
  const engine = createPersonalEngine(RATE, recordings);
  const found: number[] = [];
  let heard = 0;
  await engine.start({
    onWake: (agoMs) => found.push((heard * 1_000) / RATE - agoMs),
    onFailure: () => expect.fail('the engine failed'),
  });
  hear(sound, (samples) => {
    heard += samples.length;
    engine.hear(samples);
  });
  return found;
}

describe.each(VOICES)('a wake word taught by three recordings of the voice %s', (voice) => {
  let recordings: Frames[];
  beforeAll(async () => {
    recordings = await teach(voice);
  });

  it.each(['', ' what is on this page', ', please read this'])(
    'is heard in any manner, before “%s”',
    async (rest) => {
      const counts = await Promise.all(
        MANNERS.map(
          async (manner) => (await wakes(recordings, await say(WAKE_WORD + rest, {...manner, voice}))).length,
        ),
      );
      expect(counts).toEqual(MANNERS.map(() => 1));
    },
  );

  it.each(OTHER_SENTENCES)('is not heard in “%s”', async (sentence) => {
    for (const manner of [MANNERS[0], MANNERS[3], MANNERS[7]])
      expect(await wakes(recordings, await say(sentence, {...manner, voice}))).toEqual([]);
  });

  it('is found to end where it ends', async () => {
    for (const manner of MANNERS.filter(({echo}) => !echo)) {
      const sound = await say(WAKE_WORD, {...manner, voice});
      const [endedAt = NaN] = await wakes(recordings, sound);
      const silentFrom = (sound.length * 1_000) / RATE - 500;
      expect(Math.abs(endedAt - silentFrom)).toBeLessThan(200);
    }
  });
});

describe('the personal wake word', () => {
  it('is not heard in the middle of a sentence', async () => {
    const recordings = await teach('en-us');
    for (const sentence of ['so i said to her hey parley', 'what does hey parley mean'])
      expect(await wakes(recordings, await say(sentence, {}))).toEqual([]);
  });

  it('is heard each time it is said, after sentences that are not it', async () => {
    const recordings = await teach('en-us');
    const parts = ['good morning everybody', WAKE_WORD, 'tell me a joke', 'hey charlie', `${WAKE_WORD} stop`];
    const sounds = await Promise.all(parts.map((part) => say(part, {})));
    expect(await wakes(recordings, Float32Array.from(sounds.flatMap((sound) => [...sound])))).toHaveLength(2);
  });

  it('hears nothing before it starts, and nothing once it was stopped', async () => {
    const engine = createPersonalEngine(RATE, await teach('en-us'));
    const sound = await say(WAKE_WORD, {});
    let count = 0;
    hear(sound, engine.hear);
    await engine.start({onWake: () => (count += 1), onFailure: () => undefined});
    hear(sound.subarray(0, RATE), engine.hear);
    engine.stop();
    hear(sound, engine.hear);
    expect(count).toBe(0);
  });

  it('does not start with too few recordings', async () => {
    const recordings = await teach('en-us');
    const engine = createPersonalEngine(RATE, recordings.slice(1));
    await expect(engine.start({onWake: () => undefined, onFailure: () => undefined})).rejects.toMatchObject({
      reason: 'wake.untaught',
    });
  });

  it('may be another word', async () => {
    const recordings = await teach('en-gb', 'hello robin');
    expect(
      await wakes(recordings, await say('hello robin', {voice: 'en-gb', wordsPerMinute: 170})),
    ).toHaveLength(1);
    expect(await wakes(recordings, await say('hello who are you', {voice: 'en-gb'}))).toEqual([]);
  });
});

describe('a lesson', () => {
  const learn = async (sound: Float32Array) => {
    const lesson = createLesson(RATE);
    hear(sound, lesson.hear);
    return lesson.recording;
  };
  const silence = (seconds: number, noise: number) => {
    const random = randomFrom(1);
    return Float32Array.from({length: seconds * RATE}, () => noise * (random() * 2 - 1));
  };

  it('keeps the word and nothing around it, whatever the noise', async () => {
    const {voiceFrom, voiceTo} = voicedPart(await say(WAKE_WORD, {noise: 0}));
    for (const noise of [0.0002, 0.003]) {
      const {count} = await learn(await say(WAKE_WORD, {noise}));
      expect(Math.abs(count * 10 - ((voiceTo - voiceFrom) * 1_000) / RATE)).toBeLessThan(80);
    }
  });

  it('passes over a click and takes the word after it', async () => {
    const click = silence(1, 0.0004);
    for (let at = 0; at < 3_000; at += 1) click[20_000 + at] = at % 2 ? 0.3 : -0.3;
    const {count} = await learn(Float32Array.from([...click, ...(await say(WAKE_WORD, {}))]));
    expect(count).toBeGreaterThan(50);
  });

  it.each([
    ['nothing', 'Nothing was heard', silence(7, 0.0004)],
    ['a word that is too short', 'too short', say('hey', {})],
    ['what is too quiet', 'too quiet', say(WAKE_WORD, {gain: 0.03, noise: 0.0001})],
    ['what does not end', 'too long', say(OTHER_SENTENCES.slice(-6).join(' and '), {})],
  ])('refuses %s, and says what to do', async (_what, words, sound) => {
    const refused = expect(learn(await sound)).rejects;
    await refused.toMatchObject({reason: 'wake.untaught', message: expect.stringContaining(words) as string});
  });

  it('knows a microphone that is dead', async () => {
    await expect(learn(silence(7, 0))).rejects.toMatchObject({reason: 'mic.silent'});
  });

  it('tells another word from those recorded before', async () => {
    const recordings = await teach('en-us');
    expect(isSameWord(await learn(await say(WAKE_WORD, {wordsPerMinute: 170})), recordings)).toBe(true);
    expect(isSameWord(await learn(await say('good morning', {})), recordings)).toBe(false);
  });
});
