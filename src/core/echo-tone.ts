/** How long the test tone is, in ms: half for the echo canceller to settle, half to be measured. */
export const TONE_MS = 3_200;
/** Root mean square of the tone (-20 dBFS): as loud as a reply. */
export const TONE_RMS = 0.1;

/** The lines lie where voices do, in Hz. A canceller works in bands about as wide as the gap, and finds none of them empty. */
const LOWEST_HZ = 250;
const HIGHEST_HZ = 3_800;
const GAP_HZ = 125;
/** How far a line may lie from its place: evenly spaced lines would sound again alike after 8 ms, and no delay be told. */
const STRAY_HZ = 45;

const SYLLABLE_MS = {least: 130, spread: 120};
/** Long enough for an echo to be heard in: what comes back while the tone sounds is muffled even where it cannot be taken out. */
const PAUSE_MS = {least: 50, spread: 80};
/** A syllable comes and goes in this time, without a click. */
const EDGE_MS = 20;

const LINES = Math.floor((HIGHEST_HZ - LOWEST_HZ) / GAP_HZ) + 1;

/** The frequencies that make up the tone, in Hz, rising. */
export const TONE_FREQUENCIES: readonly number[] = Array.from(
  {length: LINES},
  // Cubed, since steps that are alike would make the sound repeat itself after all.
  (_, line) => LOWEST_HZ + line * GAP_HZ + (2 * scatter(line ** 3) - 1) * STRAY_HZ,
);

/**
 * The test tone: many frequencies at once, in syllables of uneven length. A pure tone will not do: Chrome's echo
 * cancellation learns nothing from one and lets it through, where it takes a voice out entirely.
 * Gives mono samples from -1 to 1 at `rate` a second, always the same.
 */
export function echoTone(rate: number): Float32Array {
  const samples = new Float32Array(Math.round((TONE_MS * rate) / 1_000));
  const edge = (EDGE_MS * rate) / 1_000;
  let from = 0;
  for (let syllable = 0; from < samples.length; syllable += 1) {
    const length = Math.round(((SYLLABLE_MS.least + SYLLABLE_MS.spread * scatter(syllable)) * rate) / 1_000);
    const to = Math.min(samples.length, from + length);
    TONE_FREQUENCIES.forEach((frequency, line) => {
      const step = (2 * Math.PI * frequency) / rate;
      // Other phases in every syllable, so that no two of them are alike; squared, so that they do not add to a click.
      const phase = 2 * Math.PI * scatter(line * line * (syllable + 1));
      for (let at = from; at < to; at += 1) {
        samples[at] =
          (samples[at] ?? 0) +
          Math.sin(step * at + phase) * Math.min(1, (at - from) / edge, (to - at) / edge);
      }
    });
    from +=
      length + Math.round(((PAUSE_MS.least + PAUSE_MS.spread * scatter(syllable + 0.5)) * rate) / 1_000);
  }
  const energy = samples.reduce((sum, sample) => sum + sample * sample, 0);
  const gain = TONE_RMS / Math.sqrt(energy / samples.length);
  return samples.map((sample) => sample * gain);
}

/** Spreads whole numbers evenly from 0 to 1: multiples of the golden ratio, without their whole part. */
function scatter(value: number): number {
  const product = value * 0.618_033_988_749_895;
  return product - Math.floor(product);
}
