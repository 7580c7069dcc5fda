import {createPreRoll, loudnessOf} from '../../core/pre-roll.ts';
import type {CaptureOrder, CaptureNote} from '../capture-messages.ts';

/** Ten minutes of blocks at 48 kHz: a bound against a session that never opens, not a limit anyone talks into. */
const CAPACITY = Math.ceil((600 * sampleRate) / 128);
/** A meter reading is posted every this many blocks: about 21 ms at 48 kHz. */
const BLOCKS_PER_READING = 8;

type Gate = 'shut' | 'holding' | 'flowing' | 'draining';

/**
 * Stands between the microphone and the connection. `hold` keeps what is said until `flow` lets it out in order;
 * `finish` stops taking in and reports `drained` when the last of it is out; `drop` forgets it. Shut, it is silent.
 */
class CaptureProcessor extends AudioWorkletProcessor {
  #gate: Gate = 'shut';
  /** Whether the audio may leave: `finish` can come before the connection stands. */
  #mayFlow = false;
  #captureId = 0;
  #preRoll = createPreRoll(CAPACITY);
  #blocks = 0;
  #peak = 0;
  #squares = 0;

  constructor() {
    super();
    this.port.onmessage = ({data}: MessageEvent<CaptureOrder>) => {
      this.#obey(data);
    };
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    const heard = input?.[0];
    if (heard && (this.#gate === 'holding' || this.#gate === 'flowing')) {
      this.#preRoll.push(heard);
      this.#measure(heard);
    }
    const out = output?.[0];
    if (out && this.#mayFlow) {
      const block = this.#preRoll.pull();
      if (block) out.set(block);
      else if (this.#gate === 'draining') this.#shut();
    }
    return true;
  }

  #obey(order: CaptureOrder): void {
    switch (order.type) {
      case 'hold':
        this.#captureId = order.captureId;
        this.#preRoll.clear();
        this.#gate = 'holding';
        this.#mayFlow = false;
        this.#blocks = 0;
        return;
      case 'flow':
        this.#mayFlow = true;
        if (this.#gate === 'holding') this.#gate = 'flowing';
        return;
      case 'finish':
        if (this.#gate !== 'shut') this.#gate = 'draining';
        return;
      case 'drop':
        this.#preRoll.clear();
        this.#gate = 'shut';
        this.#mayFlow = false;
        return;
    }
  }

  #shut(): void {
    this.#gate = 'shut';
    this.#mayFlow = false;
    this.#post({type: 'drained', captureId: this.#captureId});
  }

  #measure(block: Float32Array): void {
    const {peak, rms} = loudnessOf(block);
    this.#peak = Math.max(this.#peak, peak);
    this.#squares += rms * rms;
    this.#blocks += 1;
    if (this.#blocks % BLOCKS_PER_READING !== 1) return;
    const count = this.#blocks === 1 ? 1 : BLOCKS_PER_READING;
    this.#post({
      type: 'reading',
      captureId: this.#captureId,
      peak: this.#peak,
      rms: Math.sqrt(this.#squares / count),
      ms: (count * 128 * 1_000) / sampleRate,
    });
    this.#peak = 0;
    this.#squares = 0;
  }

  #post(note: CaptureNote): void {
    this.port.postMessage(note);
  }
}

registerProcessor('parley-capture', CaptureProcessor);
