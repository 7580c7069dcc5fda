import {ESPEAK_RATE, startEspeak, type Espeak} from './espeak.ts';
import {createResampler} from './resample.ts';
import type {Voice} from './voices.ts';

const OUT_RATE = 24_000;
// 40 dB below full scale: what follows the last louder sample is the pause after a sentence.
const AUDIBLE = 328;

/** One sentence being said. */
export interface Saying {
  /** 16-bit audio at 24 kHz, chunk by chunk as it is made. Throws if espeak-ng cannot be run; ends early if aborted. */
  audio: AsyncIterable<Int16Array>;
  /** How long its voice lasts from the beginning of its audio, in ms; known within a moment, `null` before. */
  voiceMs: () => number | null;
}

/** The voice of one session. Keeps the next espeak-ng process waiting while there is something to be said. */
export interface Speaker {
  /** Gets ready to speak: somebody has begun to say something. */
  warm(voice: Voice): void;
  /** @param signal ends the sentence at once; its audio then simply ends. */
  say(sentence: string, voice: Voice, signal: AbortSignal): Saying;
  /** Ends the process that waits, if there is one. */
  rest(): void;
}

/** @param wordsPerMinute of a voice whose speed is 1. */
export function createSpeaker(wordsPerMinute?: number): Speaker {
  let waiting: Espeak | null = null;

  function rest(): void {
    waiting?.kill();
    waiting = null;
  }

  function warm(voice: Voice): void {
    if (waiting?.voice.name === voice.name && waiting.voice.speed === voice.speed) return;
    rest();
    waiting = startEspeak(voice, wordsPerMinute);
  }

  return {
    warm,
    rest,
    say(sentence, voice, signal) {
      warm(voice);
      const espeak = waiting ?? startEspeak(voice, wordsPerMinute);
      waiting = null;
      if (signal.aborted) espeak.kill();
      signal.addEventListener('abort', espeak.kill, {once: true});
      espeak.say(sentence);
      return {
        audio: resampled(espeak, signal),
        voiceMs: () => voiceMsOf(espeak),
      };
    },
  };
}

async function* resampled(espeak: Espeak, signal: AbortSignal): AsyncGenerator<Int16Array> {
  const resampler = createResampler(ESPEAK_RATE, OUT_RATE);
  try {
    for await (const chunk of espeak.chunks()) {
      if (signal.aborted) return;
      yield resampler.push(chunk);
    }
  } finally {
    signal.removeEventListener('abort', espeak.kill);
    espeak.kill();
  }
}

function voiceMsOf(espeak: Espeak): number | null {
  const {pcm, isWhole} = espeak.made();
  if (!isWhole) return null;
  let samples = pcm.reduce((sum, chunk) => sum + chunk.length, 0);
  for (const chunk of pcm.toReversed()) {
    const last = chunk.findLastIndex((sample) => Math.abs(sample) > AUDIBLE);
    samples -= chunk.length - 1 - last;
    if (last !== -1) break;
  }
  return (samples / ESPEAK_RATE) * 1000;
}
