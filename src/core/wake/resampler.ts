/** Speech is judged at this rate, in Hz: what tells words apart lies below half of it. */
export const WAKE_RATE = 16_000;

/** How many zero crossings the filter reaches to each side: what folds back is then below the noise of a room. */
const CROSSINGS = 8;
/** Where the filter cuts, as a share of half of `WAKE_RATE`: a little below it, since no filter is infinitely steep. */
const CUT = 0.9;

export interface Resampler {
  /** Takes the next samples; answers those at `WAKE_RATE` that they complete. */
  take: (samples: Float32Array) => Float32Array;
}

/**
 * Brings a stream of samples at `rate` (Hz, whole) to `WAKE_RATE` by a windowed sinc. The first sample that comes out
 * stands for the first that went in; the last few wait for what follows them.
 */
export function createResampler(rate: number): Resampler {
  const divisor = greatestCommonDivisor(rate, WAKE_RATE);
  const phases = WAKE_RATE / divisor;
  const step = rate / divisor;
  const cutoff = (CUT * Math.min(rate, WAKE_RATE)) / rate;
  const reach = Math.ceil(CROSSINGS / cutoff);
  const kernels = Array.from({length: phases}, (_, phase) => kernel(phase / phases, reach, cutoff));
  /** What the next outputs still need of what came before; silence before the first sample. */
  let kept = new Float32Array(reach);
  /** Where in `kept` the next output lies, in parts of a sample of which `phases` make one. */
  let place = reach * phases;

  return {
    take(samples) {
      const input = new Float32Array(kept.length + samples.length);
      input.set(kept);
      input.set(samples, kept.length);
      const out: number[] = [];
      for (let at = reach; (at = Math.floor(place / phases)) + reach < input.length; place += step) {
        const weights = kernels[place % phases] ?? [];
        let sum = 0;
        for (let tap = 0; tap < weights.length; tap += 1) {
          sum += (weights[tap] ?? 0) * (input[at - reach + 1 + tap] ?? 0);
        }
        out.push(sum);
      }
      const from = Math.floor(place / phases) - reach;
      kept = input.slice(from);
      place -= from * phases;
      return Float32Array.from(out);
    },
  };
}

/** Weights of the samples around a place that lies `fraction` of a sample after the middle one; they sum to 1. */
function kernel(fraction: number, reach: number, cutoff: number): Float32Array {
  const weights = Float32Array.from({length: reach * 2}, (_, tap) => {
    const distance = tap - reach + 1 - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * distance) / (reach + 1));
    const angle = Math.PI * distance * cutoff;
    return window * (angle === 0 ? 1 : Math.sin(angle) / angle);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
