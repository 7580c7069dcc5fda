import {startEspeak, ESPEAK_RATE} from '../speech/espeak.ts';
import {createResampler} from '../speech/resample.ts';

/** In Hz: what the recogniser takes. */
export const HEARD_RATE = 16_000;

/** A sentence in the voice `alloy`, as 16-bit samples at `HEARD_RATE`. */
export async function voiceOf(sentence: string): Promise<number[]> {
  const voice = startEspeak({name: 'alloy', speed: 1});
  voice.say(sentence);
  const resampler = createResampler(ESPEAK_RATE, HEARD_RATE);
  const samples: number[] = [];
  for await (const chunk of voice.chunks()) samples.push(...resampler.push(chunk));
  return samples;
}
