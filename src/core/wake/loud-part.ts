/** At the edges of a word, what is this much fainter than the loudest frame (30 dB) is breath, echo or room. */
const FAINT_SHARE = 0.03;
/** What is no more than this above the noise is noise. */
const OVER_NOISE = 2;

/**
 * Where the audible part of a stretch begins and ends (exclusive), in frames. `levels` is the RMS of each frame, `noise`
 * that of the room where it is known.
 */
export function loudPart(levels: readonly number[], noise = 0): {from: number; to: number} {
  const least = Math.max(noise * OVER_NOISE, Math.max(0, ...levels) * FAINT_SHARE);
  const isLoud = (level: number) => level > 0 && level >= least;
  const from = levels.findIndex(isLoud);
  return from < 0 ? {from: 0, to: 0} : {from, to: levels.findLastIndex(isLoud) + 1};
}
