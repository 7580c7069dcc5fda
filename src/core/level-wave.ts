/** The quietest and the loudest level that is drawn, in dBFS: a quiet room and close speech. */
const FLOOR_DB = -55;
const TOP_DB = -10;

/** How high a level stands between the quietest and the loudest that is drawn, from 0 to 1; `rms` from 0 to 1. */
export function shareOf(rms: number): number {
  const db = 20 * Math.log10(Math.max(rms, 1e-6));
  return Math.min(1, Math.max(0, (db - FLOOR_DB) / (TOP_DB - FLOOR_DB)));
}

/** A wave moved on by one level: the oldest goes. */
export function withLevel(wave: readonly number[], share: number): number[] {
  return [...wave.slice(1), share];
}
