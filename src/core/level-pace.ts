/** Each level costs every page that draws it a frame; a wave moves smoothly with twenty a second. */
const EVERY_MS = 50;

/**
 * Thins out the levels of one side: takes each (RMS from 0 to 1) with its time in ms, and gives the loudest since the last
 * one given, or `null` while that is less than 50 ms ago.
 */
export function createLevelPace(): (rms: number, at: number) => number | null {
  let loudest = 0;
  let givenAt = -Infinity;
  return (rms, at) => {
    const sinceMs = at - givenAt;
    // After a pause, what was left of before it is no part of what is heard now.
    loudest = sinceMs < EVERY_MS * 2 ? Math.max(loudest, rms) : rms;
    if (sinceMs < EVERY_MS) return null;
    const given = loudest;
    givenAt = at;
    loudest = 0;
    return given;
  };
}
