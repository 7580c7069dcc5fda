import {createResampler} from './speech/resample.ts';
import {FRAME_SAMPLES} from './voice-activity.ts';

const API_RATE = 24_000;
const HEARING_RATE = 16_000;

/** Audio a client appends over the data channel: base64 of 16-bit PCM at 24 kHz, given on in frames of 20 ms at 16 kHz. */
export function createAppendedAudio(onFrame: (frame: Int16Array) => void): {
  /** False if it is not base64 of whole samples. */
  push: (base64: string) => boolean;
} {
  const resampler = createResampler(API_RATE, HEARING_RATE);
  let rest = new Int16Array(0);
  return {
    push(base64) {
      const bytes = Buffer.from(base64, 'base64');
      if (bytes.length % 2 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) return false;
      const samples = new Int16Array(bytes.length / 2);
      for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(i * 2);
      const heard = resampler.push(samples);
      const all = new Int16Array(rest.length + heard.length);
      all.set(rest);
      all.set(heard, rest.length);
      let from = 0;
      for (; from + FRAME_SAMPLES <= all.length; from += FRAME_SAMPLES)
        onFrame(all.slice(from, from + FRAME_SAMPLES));
      rest = all.slice(from);
      return true;
    },
  };
}
