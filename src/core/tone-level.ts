/** How loud some samples are altogether, and at the frequencies of a tone alone; both as RMS from 0 to 1. */
export interface ToneReading {
  rms: number;
  tone: number;
}

/**
 * Measures the tone that is made of `frequencies` (Hz) in samples taken at `rate` a second. A frequency is told from
 * another if they lie more than `4 * rate / samples.length` apart.
 */
export function measureTone(
  samples: Float32Array,
  frequencies: readonly number[],
  rate: number,
): ToneReading {
  const {length} = samples;
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  // Hann's window: without it the ends of the stretch would smear every frequency over its neighbours.
  const faded = samples.map((sample, at) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * at) / length)));
  const power = frequencies.reduce((sum, frequency) => sum + powerOf(faded, frequency, rate), 0);
  return {rms: length === 0 ? 0 : Math.sqrt(energy / length), tone: Math.sqrt(Math.max(0, power))};
}

/** Mean square of one frequency. Source: G. Goertzel, "An Algorithm for the Evaluation of Finite Trigonometric Series", 1958. */
function powerOf(faded: Float32Array, frequency: number, rate: number): number {
  const factor = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let last = 0;
  let before = 0;
  for (const sample of faded) {
    const next = sample + factor * last - before;
    before = last;
    last = next;
  }
  const square = last * last + before * before - factor * last * before;
  // The window's weights add up to half the length, and the mean square of a wave is half of its squared amplitude.
  return faded.length === 0 ? 0 : (8 * square) / (faded.length * faded.length);
}
