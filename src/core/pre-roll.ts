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
/** A pause keeps this much of itself, in blocks of 10 ms: 200 ms, so that words stay apart. */
export const KEPT_PAUSE_BLOCKS = 20;

export interface PreRoll {
  /** Blocks waiting to be sent. */
  readonly backlog: number;
  /** How many blocks were ever kept, and which of them is the next to be sent; `rewind` sets the second back. */
  readonly taken: number;
  readonly next: number;
  /** Keeps a block; the array is copied. */
  push(block: Float32Array): void;
  /** Writes the next block into `out`; answers whether one waited. Long pauses are left out while there is a backlog. */
  pull(out: Float32Array): boolean;
  /** Everything that is kept waits again, from the first word on. */
  rewind(): void;
  /** Lets go of what was sent, but for the last `kept` blocks. */
  forget(kept: number): void;
  /** Lets go of everything before the block with this number, sent or not. */
  skipTo(number: number): void;
  clear(): void;
}

/** 16 bits a sample are what any microphone and codec here carry, at half the memory. */
const FULL_SCALE = 32_767;

function toInteger(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE);
}

/**
 * A queue of audio blocks between the microphone and a connection that may not stand yet, or may be lost: what is said
 * meanwhile waits here and follows in order, and what was sent is kept until it is forgotten, so that it can be sent
 * again. Leaving out the inside of pauses lets the queue catch up with the speaker.
 * `capacity` bounds the queue, in blocks; beyond it the oldest go.
 */
export function createPreRoll(capacity: number): PreRoll {
  let queue: Int16Array[] = [];
  /** The oldest block that is kept, and the next to send. */
  let first = 0;
  let next = 0;
  let pause = 0;
  /** Blocks that are not in the queue any more. */
  let gone = 0;

  /** Blocks before `first` are let go of in batches. */
  const tidy = () => {
    if (first <= 1_024 || first * 2 <= queue.length) return;
    queue = queue.slice(first);
    gone += first;
    next -= first;
    first = 0;
  };

  return {
    get backlog() {
      return queue.length - next;
    },
    get taken() {
      return gone + queue.length;
    },
    get next() {
      return gone + next;
    },
    push(block) {
      queue.push(Int16Array.from(block, toInteger));
      if (queue.length - first <= capacity) return;
      first += 1;
      next = Math.max(next, first);
      tidy();
    },
    pull(out) {
      for (;;) {
        const block = queue[next];
        if (!block) return false;
        next += 1;
        for (const [at, sample] of block.entries()) out[at] = sample / FULL_SCALE;
        pause = loudnessOf(out).rms < PAUSE_RMS ? pause + 1 : 0;
        const mayLeaveOut = pause > KEPT_PAUSE_BLOCKS && queue.length > next;
        if (!mayLeaveOut) return true;
      }
    },
    rewind() {
      next = first;
      pause = 0;
    },
    forget(kept) {
      first = Math.max(first, Math.min(next, queue.length - kept));
      tidy();
    },
    skipTo(number) {
      first = Math.min(queue.length, Math.max(first, number - gone));
      next = Math.max(next, first);
      tidy();
    },
    clear() {
      gone += queue.length;
      queue = [];
      first = 0;
      next = 0;
      pause = 0;
    },
  };
}
