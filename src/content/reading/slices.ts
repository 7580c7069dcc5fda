/** Half a frame: a page goes on scrolling and typing between two slices, also where the clearing of memory falls into one. */
const SLICE_MS = 8;

/** Divides work on a page into slices, so that no task of it is long. Times in milliseconds. */
export interface Slices {
  /** Whether the slice has lasted long enough. */
  isOver: () => boolean;
  /** Lets the page have its turn. */
  rest: () => Promise<void>;
  /** Ends the work: how long it took, rests left out, and its longest slice. */
  end: () => {busyMs: number; longestMs: number};
}

/** Begins work that is divided into slices. */
export function beginSlices(): Slices {
  let from = performance.now();
  let busyMs = 0;
  let longestMs = 0;
  const stop = () => {
    const lasted = performance.now() - from;
    busyMs += lasted;
    longestMs = Math.max(longestMs, lasted);
  };
  return {
    isOver: () => performance.now() - from > SLICE_MS,
    rest: async () => {
      stop();
      await nextTask();
      from = performance.now();
    },
    end: () => {
      stop();
      return {busyMs, longestMs};
    },
  };
}

/** A new task, at once: timers would be slowed down in a page that is not in front. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
