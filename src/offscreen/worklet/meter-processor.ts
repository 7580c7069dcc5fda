import {loudnessOf} from '../../core/pre-roll.ts';
import type {ReplyNote} from '../../core/capture-gate.ts';

/** About 11 ms at 48 kHz: the grain in which the first sound of a reply is timed. */
const BLOCKS_PER_READING = 4;

/** Measures what passes. Posts peak and RMS of every stretch that is not entirely silent. */
class MeterProcessor extends AudioWorkletProcessor {
  #blocks = 0;
  #peak = 0;
  #squares = 0;

  process([input]: Float32Array[][]): boolean {
    const block = input?.[0];
    if (!block) return true;
    const {peak, rms} = loudnessOf(block);
    this.#peak = Math.max(this.#peak, peak);
    this.#squares += rms * rms;
    this.#blocks += 1;
    if (this.#blocks < BLOCKS_PER_READING) return true;
    if (this.#peak > 0) {
      const note: ReplyNote = {
        peak: this.#peak,
        rms: Math.sqrt(this.#squares / this.#blocks),
        ms: (this.#blocks * 128 * 1_000) / sampleRate,
        endsAt: currentTime * 1_000,
      };
      this.port.postMessage(note);
    }
    this.#blocks = 0;
    this.#peak = 0;
    this.#squares = 0;
    return true;
  }
}

registerProcessor('parley-meter', MeterProcessor);
