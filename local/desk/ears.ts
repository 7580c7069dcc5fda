import type {Readable} from 'node:stream';
import {startChild} from './child.ts';
import {SOUND_RATE, type Sound} from './sound.ts';
import {wallMs, waitFor} from './wait.ts';

/** Amplitude from which something counts as heard: 40 dB below full scale, far above any noise the desk makes. */
export const AUDIBLE_PEAK = 0.01;

const FRAME_MS = 5;
const FRAME_SAMPLES = (SOUND_RATE * FRAME_MS) / 1000;

/** What was to be heard in a stretch of time. Amplitudes from 0 to 1; times in ms since the epoch. */
export interface Heard {
  peak: number;
  rms: number;
  /** How long it was audible, in ms. */
  audibleMs: number;
  firstAudibleAt: number | null;
  lastAudibleAt: number | null;
}

/** A meter on one source that remembers the level of every 5 ms since it was opened. */
export interface Ears {
  /** What was heard from `from` to `to`, or until now. */
  heard: (from: number, to?: number) => Heard;
  /**
   * When the first stretch of digital silence (nothing but zeros) of `minMs` to `maxMs` began that has ended and began
   * after `from`; `null` for none. A room, however still, has no such silence.
   */
  gap: (from: number, minMs: number, maxMs: number) => number | null;
  /** Settles when something audible came after `from`, with its time; raises after `timeoutMs`. */
  waitForSound: (from: number, timeoutMs: number) => Promise<number>;
  /** Settles once nothing audible came for `quietMs`; raises after `timeoutMs`. */
  waitForQuiet: (quietMs: number, timeoutMs: number) => Promise<void>;
  stop: () => Promise<void>;
}

/** Levels by time; fed with samples in order, asked for stretches. Pure, so that it can be tested without a device. */
export class LevelLog {
  #peaks: number[] = [];
  #energies: number[] = [];
  #peak = 0;
  #energy = 0;
  #filled = 0;
  #samples = 0;
  #startedAt: number | null = null;

  /** Adds 16-bit samples that arrived at `at`. */
  add(samples: Int16Array, at: number): void {
    for (const sample of samples) {
      const value = Math.abs(sample) / 32768;
      if (value > this.#peak) this.#peak = value;
      this.#energy += value * value;
      this.#filled += 1;
      if (this.#filled === FRAME_SAMPLES) this.#closeFrame();
    }
    this.#samples += samples.length;
    // The chunk that waited least tells best when the recording began.
    const start = at - (this.#samples / SOUND_RATE) * 1000;
    this.#startedAt = this.#startedAt === null ? start : Math.min(this.#startedAt, start);
  }

  #closeFrame(): void {
    this.#peaks.push(this.#peak);
    this.#energies.push(this.#energy / FRAME_SAMPLES);
    this.#peak = 0;
    this.#energy = 0;
    this.#filled = 0;
  }

  /** When the first run of frames of nothing but zeros began, of a length between the two, after `from`. */
  gap(from: number, minMs: number, maxMs: number): number | null {
    const startedAt = this.#startedAt;
    if (startedAt === null) return null;
    const first = Math.max(0, Math.ceil((from - startedAt) / FRAME_MS));
    // A stretch that had begun before is none of those asked for.
    let run = this.#peaks[first - 1] === 0 ? Number.NEGATIVE_INFINITY : 0;
    for (let index = first; index < this.#peaks.length; index += 1) {
      if (this.#peaks[index] === 0) {
        run += 1;
        continue;
      }
      const lastedMs = run * FRAME_MS;
      if (lastedMs >= minMs && lastedMs <= maxMs) return startedAt + (index - run) * FRAME_MS;
      run = 0;
    }
    return null;
  }

  /** Levels of the frames that lie between the two times. */
  heard(from: number, to: number): Heard {
    const startedAt = this.#startedAt;
    const result: Heard = {peak: 0, rms: 0, audibleMs: 0, firstAudibleAt: null, lastAudibleAt: null};
    if (startedAt === null) return result;
    const first = Math.max(0, Math.ceil((from - startedAt) / FRAME_MS));
    const last = Math.min(this.#peaks.length, Math.floor((to - startedAt) / FRAME_MS));
    let energy = 0;
    for (let index = first; index < last; index += 1) {
      const peak = this.#peaks[index] ?? 0;
      energy += this.#energies[index] ?? 0;
      result.peak = Math.max(result.peak, peak);
      if (peak < AUDIBLE_PEAK) continue;
      result.audibleMs += FRAME_MS;
      result.firstAudibleAt ??= startedAt + index * FRAME_MS;
      result.lastAudibleAt = startedAt + (index + 1) * FRAME_MS;
    }
    result.rms = last > first ? Math.sqrt(energy / (last - first)) : 0;
    return result;
  }
}

/** Opens a meter on a source such as `speaker.monitor`. All meters of one desk share their delay, so they compare. */
export async function openEars(sound: Sound, source: string): Promise<Ears> {
  const log = new LevelLog();
  const recorder = await startChild(
    'parec',
    [
      `--device=${source}`,
      '--raw',
      '--format=s16le',
      `--rate=${SOUND_RATE}`,
      '--channels=1',
      '--latency-msec=10',
    ],
    {env: {...process.env, ...sound.env}, stdio: ['ignore', 'pipe', 'pipe']},
  );
  let odd: Buffer = Buffer.alloc(0);
  let hasBegun = false;
  (recorder.process.stdout as Readable).on('data', (chunk: Buffer) => {
    const bytes = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk;
    const even = bytes.length - (bytes.length % 2);
    odd = bytes.subarray(even);
    log.add(new Int16Array(Uint8Array.from(bytes.subarray(0, even)).buffer), wallMs());
    hasBegun = true;
  });
  const heard = (from: number, to = wallMs()) => log.heard(from, to);
  await waitFor(`recording of ${source}`, () => hasBegun || undefined, {timeoutMs: 5000}).catch(
    async (error: unknown) => {
      await recorder.stop();
      throw error;
    },
  );
  return {
    heard,
    gap: (from, minMs, maxMs) => log.gap(from, minMs, maxMs),
    waitForSound: (from, timeoutMs) =>
      waitFor(`sound from ${source}`, () => heard(from).firstAudibleAt ?? undefined, {
        timeoutMs,
        everyMs: 10,
      }),
    waitForQuiet: async (quietMs, timeoutMs) => {
      await waitFor(
        `quiet on ${source}`,
        () => (heard(wallMs() - quietMs).audibleMs === 0 ? true : undefined),
        {timeoutMs, everyMs: 20},
      );
    },
    stop: recorder.stop,
  };
}
