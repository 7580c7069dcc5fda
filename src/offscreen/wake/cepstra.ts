import Meyda from 'meyda';
import {loudPart} from '../../core/wake/loud-part.ts';
import {WAKE_RATE} from '../../core/wake/resampler.ts';
import type {Frames} from '../../core/wake/time-warping.ts';

/** Samples in a frame, 32 ms: two periods of the deepest voice. A power of two, as Meyda wants it. */
export const FRAME = 512;
/** Samples from one frame to the next: 10 ms. */
export const HOP = 160;
const BANDS = 26;
const COEFFICIENTS = 16;
/** Lifts what is high and faint in speech, and lowers the rumble of a room. */
const PRE_EMPHASIS = 0.9;
/**
 * Meyda takes the logarithm of 1 + energy. Brought to this RMS where they are loudest, all utterances stand above that 1
 * by the same, and what is much fainter, such as the room in a pause, counts as nothing. Measured (decision 0012).
 */
const LOUDEST = 1.2;
/** Loudness is taken in steps of 3 dB, so that frames need not be made anew whenever an utterance gets a little louder. */
const LEVEL_STEP = 10 ** (3 / 20);

Meyda.bufferSize = FRAME;
Meyda.sampleRate = WAKE_RATE;
Meyda.melBands = BANDS;
Meyda.numberOfMFCCCoefficients = COEFFICIENTS;
Meyda.windowingFunction = 'hamming';

/** The cepstral coefficients (MFCC) of one utterance, frame by frame as it is heard. */
export interface Cepstra {
  /** Takes the next samples, at `WAKE_RATE`. */
  take: (samples: Float32Array) => void;
  /** The first frame that is loud enough to be of a word. */
  readonly from: number;
  /** Frames so far. */
  readonly count: number;
  /** RMS of each frame. */
  readonly levels: readonly number[];
  /** The frames from one to another (exclusive). */
  between: (from: number, to: number) => Frames;
}

export function createCepstra(): Cepstra {
  const sound: number[] = [];
  const levels: number[] = [];
  let loudest = 0;
  let step = NaN;
  /** Coefficients of the frames at the present step, `COEFFICIENTS` for each. */
  let made: number[] = [];

  /** Makes the frames that are not there yet, or all anew if the loudness has changed. */
  const make = (upTo: number) => {
    const next = Math.round(Math.log(loudest || 1) / Math.log(LEVEL_STEP));
    if (next !== step) made = [];
    step = next;
    const gain = LOUDEST / LEVEL_STEP ** step;
    for (let frame = made.length / COEFFICIENTS; frame < upTo; frame += 1) {
      const samples = new Float32Array(FRAME);
      for (let at = 0; at < FRAME; at += 1) {
        const place = frame * HOP + at;
        samples[at] = gain * ((sound[place] ?? 0) - PRE_EMPHASIS * (sound[place - 1] ?? 0));
      }
      made.push(...mfcc(samples));
    }
  };

  return {
    get from() {
      return loudPart(levels).from;
    },
    get count() {
      return levels.length;
    },
    levels,
    take(samples) {
      sound.push(...samples);
      for (let from = levels.length * HOP; from + FRAME <= sound.length; from += HOP) {
        let squares = 0;
        for (let at = from; at < from + FRAME; at += 1) squares += (sound[at] ?? 0) ** 2;
        const level = Math.sqrt(squares / FRAME);
        levels.push(level);
        loudest = Math.max(loudest, level);
      }
    },
    between(from, to) {
      make(to);
      const values = Float32Array.from(made.slice(from * COEFFICIENTS, to * COEFFICIENTS));
      return {count: to - from, width: COEFFICIENTS, values};
    },
  };
}

/** Meyda's cosine transform is not scaled: divided by twice the bands, coefficients do not depend on their number. */
function mfcc(samples: Float32Array): number[] {
  const found = Meyda.extract('mfcc', samples) as unknown as number[];
  return found.map((value) => value / (2 * BANDS));
}
