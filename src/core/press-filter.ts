/** A held key repeats every 30 to 500 ms; a person does not press twice within this time. */
export const REPEAT_GAP_MS = 550;

/**
 * Tells a press from the repeats of a held key: `commands` has no key-up, and holding fires many times.
 * Every event, repeat or not, renews the gap.
 */
export function createPressFilter(now: () => number): {isPress: () => boolean} {
  let last = Number.NEGATIVE_INFINITY;
  return {
    isPress() {
      const at = now();
      const gap = at - last;
      last = at;
      return gap > REPEAT_GAP_MS;
    },
  };
}
