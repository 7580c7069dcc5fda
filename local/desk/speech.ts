import {execFile} from 'node:child_process';
import {promisify} from 'node:util';

const run = promisify(execFile);

/** A spoken sentence: mono samples from -1 to 1. `voiceFrom` and `voiceTo` are sample positions of the audible part. */
export interface Speech {
  text: string;
  rate: number;
  samples: Float32Array;
  voiceFrom: number;
  voiceTo: number;
}

/** Below this amplitude espeak-ng's lead-in and tail are only rounding, not voice. */
const VOICE_FLOOR = 0.01;

const spoken = new Map<string, Promise<Speech>>();

/**
 * Speaks `text` with espeak-ng and keeps the result for the next time.
 * `wordsPerMinute` is espeak-ng's `-s`. Raises when espeak-ng is missing.
 */
export function speech(text: string, {wordsPerMinute = 150, voice = 'en-us'} = {}): Promise<Speech> {
  const key = JSON.stringify([text, wordsPerMinute, voice]);
  const known = spoken.get(key);
  if (known) return known;
  const made = run('espeak-ng', ['--stdout', '-v', voice, '-s', String(wordsPerMinute), '--', text], {
    encoding: 'buffer',
    maxBuffer: 64 * 1024 * 1024,
  }).then(({stdout}) => {
    const {rate, samples} = readWave(stdout);
    return {text, rate, samples, ...voicedPart(samples)};
  });
  spoken.set(key, made);
  made.catch(() => spoken.delete(key));
  return made;
}

/** Where the audible part of `samples` begins and ends; both 0 when there is none. */
export function voicedPart(samples: Float32Array): {voiceFrom: number; voiceTo: number} {
  const isLoud = (value: number) => Math.abs(value) > VOICE_FLOOR;
  const from = samples.findIndex(isLoud);
  return from < 0
    ? {voiceFrom: 0, voiceTo: 0}
    : {voiceFrom: from, voiceTo: samples.findLastIndex(isLoud) + 1};
}

/** Reads a 16-bit mono RIFF file; espeak-ng writes a length it does not know into a pipe, so the end of data counts. */
export function readWave(file: Buffer): {rate: number; samples: Float32Array} {
  if (file.toString('latin1', 0, 4) !== 'RIFF') throw new Error('espeak-ng gave no sound');
  const rate = file.readUInt32LE(24);
  const start = file.indexOf('data', 12, 'latin1') + 8;
  const count = Math.floor((file.length - start) / 2);
  const samples = Float32Array.from(
    {length: count},
    (_, index) => file.readInt16LE(start + index * 2) / 32768,
  );
  return {rate, samples};
}

/** The same sound at another rate, by straight lines between samples. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  const length = Math.floor((samples.length * to) / from);
  return Float32Array.from({length}, (_, index) => {
    const place = (index * from) / to;
    const left = Math.floor(place);
    const before = samples[left] ?? 0;
    const after = samples[left + 1] ?? before;
    return before + (after - before) * (place - left);
  });
}
