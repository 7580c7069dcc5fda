/** A page that is seen draws many times in this time; one that is not seen does not draw at all. */
const LONGEST_MS = 250;

/** Waits until what was changed just now has been drawn; answers whether it was. */
export function painted(): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), LONGEST_MS);
    // A frame's callbacks run before it is drawn: only the next one's tell that it was, the one after that it is shown.
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    });
  });
}
