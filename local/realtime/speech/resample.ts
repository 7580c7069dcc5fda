// Half width of the kernel in samples of the slower rate: enough that images of speech lie below its noise.
const HALF_WIDTH = 12;

/** Turns a stream of 16-bit audio at one rate into another, chunk by chunk, without a seam between chunks. */
export interface Resampler {
  push(chunk: Int16Array): Int16Array;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Hann-windowed sinc, low-passed at the lower of the two Nyquist rates: one row of taps for each phase of the ratio. */
function makeKernel(up: number, down: number): {taps: Float64Array[]; reach: number} {
  const cutoff = Math.min(1, up / down);
  const reach = Math.ceil(HALF_WIDTH / cutoff);
  const taps = Array.from({length: up}, (_row, phase) => {
    const row = new Float64Array(2 * reach);
    for (let k = 0; k < row.length; k++) {
      const x = k - reach + 1 - phase / up;
      const window = Math.abs(x) < reach ? 0.5 + 0.5 * Math.cos((Math.PI * x) / reach) : 0;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x * cutoff) / (Math.PI * x * cutoff);
      row[k] = cutoff * sinc * window;
    }
    return row;
  });
  return {taps, reach};
}

/** @param fromRate @param toRate samples per second. */
export function createResampler(fromRate: number, toRate: number): Resampler {
  const divisor = greatestCommonDivisor(fromRate, toRate);
  const up = toRate / divisor;
  const down = fromRate / divisor;
  const {taps, reach} = makeKernel(up, down);
  let held = new Int16Array(reach - 1);
  // Position of the next output within `held`, in 1/up samples of input.
  let position = (reach - 1) * up;
  return {
    push(chunk) {
      const input = new Int16Array(held.length + chunk.length);
      input.set(held);
      input.set(chunk, held.length);
      const last = (input.length - reach) * up;
      const output = new Int16Array(Math.max(0, Math.ceil((last - position) / down)));
      for (let n = 0; n < output.length; n++, position += down) {
        const base = Math.floor(position / up);
        const row = taps[position % up] ?? new Float64Array(0);
        let sum = 0;
        for (let k = 0; k < row.length; k++) sum += (row[k] ?? 0) * (input[base - reach + 1 + k] ?? 0);
        output[n] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
      }
      const used = Math.min(input.length, Math.max(0, Math.floor(position / up) - reach + 1));
      held = input.slice(used);
      position -= used * up;
      return output;
    },
  };
}
