/** What a stretch of audio amounts to; amplitudes from 0 to 1. */
export interface Loudness {
  peak: number;
  rms: number;
}

/** Peak and root mean square of samples between -1 and 1. */
export function loudnessOf(samples: Float32Array): Loudness {
  let peak = 0;
  let squares = 0;
  for (const sample of samples) {
    const size = Math.abs(sample);
    if (size > peak) peak = size;
    squares += sample * sample;
  }
  return {peak, rms: samples.length === 0 ? 0 : Math.sqrt(squares / samples.length)};
}

/** Below this RMS a block counts as a pause that catching up may leave out (about -54 dBFS, a quiet room). */
export const PAUSE_RMS = 0.002;
/** A pause keeps this much of itself, in blocks of 128 samples: about 200 ms at 48 kHz, so that words stay apart. */
export const KEPT_PAUSE_BLOCKS = 75;

export interface PreRoll {
  /** Blocks waiting to be sent. */
  readonly backlog: number;
  /** Keeps a block; the array is copied. */
  push(block: Float32Array): void;
  /** The next block to send, or `null` when none waits. Long pauses are left out while there is a backlog. */
  pull(): Float32Array | null;
  clear(): void;
}

/**
 * A queue of audio blocks between the microphone and a connection that may not stand yet: what is said meanwhile waits
 * here and follows in order. Leaving out the inside of pauses lets the queue catch up with the speaker.
 * `capacity` bounds the queue, in blocks; beyond it the oldest go.
 */
export function createPreRoll(capacity: number): PreRoll {
  let queue: Float32Array[] = [];
  let head = 0;
  let pause = 0;

  const shift = (): Float32Array | null => {
    const block = queue[head];
    if (!block) return null;
    head += 1;
    if (head > 1_024 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
    return block;
  };

  return {
    get backlog() {
      return queue.length - head;
    },
    push(block) {
      queue.push(block.slice());
      if (queue.length - head > capacity) shift();
    },
    pull() {
      for (;;) {
        const block = shift();
        if (!block) return null;
        pause = loudnessOf(block).rms < PAUSE_RMS ? pause + 1 : 0;
        const mayLeaveOut = pause > KEPT_PAUSE_BLOCKS && queue.length > head;
        if (!mayLeaveOut) return block;
      }
    },
    clear() {
      queue = [];
      head = 0;
      pause = 0;
    },
  };
}
