/** A value that costs a way to the browser, asked for once. */
export interface KeptValue<T> {
  /** The value; those who ask at once wait for the same. @throws whatever loading it does, and then the next asks again */
  read: () => Promise<T>;
  /** It may be another one now. */
  forget: () => void;
}

/** Keeps what `load` gives until it is forgotten. */
export function keepValue<T>(load: () => Promise<T>): KeptValue<T> {
  let kept: Promise<T> | null = null;
  return {
    read() {
      if (kept) return kept;
      const mine = load();
      kept = mine;
      mine.catch(() => {
        if (kept === mine) kept = null;
      });
      return mine;
    },
    forget() {
      kept = null;
    },
  };
}
