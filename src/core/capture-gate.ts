import {createPreRoll, loudnessOf, PAUSE_RMS, type Loudness} from './pre-roll.ts';
import type {SpeechReading} from './speech-gate.ts';
import {createVoiceActivity, FAINT_RMS, STRETCH} from './voice-activity.ts';

/** A stretch of audio: peak and RMS from 0 to 1, and its length. */
export interface MeterNote extends Loudness {
  ms: number;
}

/** A stretch of what is heard of an answer; `endsAt` is its end on the clock of its track, in ms. */
export interface ReplyNote extends MeterNote {
  endsAt: number;
}

/** What the gate is told. A capture is named by a number of its own, so that late notes can be told. */
export type CaptureOrder =
  /** Keeps what is said from now on, and the last `keepMs` of what was listened to. */
  | {type: 'hold'; captureId: number; keepMs: number; listensOn: boolean}
  /** Lets out what is kept and what follows. */
  | {type: 'flow'}
  /** Stops letting out; what was said since it was last forgotten waits again. */
  | {type: 'rewind'}
  /** What was let out has done its work. */
  | {type: 'forget'}
  /** Tells when all that was said until now is out; takes in nothing more unless it `listensOn`. */
  | {type: 'finish'}
  /** Takes in again after `finish`. */
  | {type: 'resume'; listensOn: boolean}
  | {type: 'drop'}
  /** Takes the microphone for silent, as while Parley speaks on a half-duplex line. */
  | {type: 'deafen'; isDeaf: boolean}
  /** The RMS below which nothing counts as voice. */
  | {type: 'sense'; least: number}
  /** Gives out what the microphone hears, for the wake word; nothing is let through. */
  | {type: 'tap'; isOn: boolean}
  /** What the microphone heard, in stretches of any length. */
  | {type: 'heard'; samples: Float32Array};

/** What the gate tells. The first reading comes with the first block that was kept. */
export type CaptureNote =
  | ({type: 'reading'; captureId: number} & SpeechReading)
  | {type: 'voice'; captureId: number; isActive: boolean}
  | {type: 'drained'; captureId: number}
  | {type: 'samples'; samples: Float32Array};

/** Samples in one block: what Chrome gives of a microphone at a time, and what its way to WebRTC works in. */
export const BLOCK = STRETCH;
/** At 48 kHz, at which everything in the document runs. */
export const BLOCK_MS = 10;
/** A capture that listens on keeps this much from before a voice begins, in ms: a soft first sound comes before its onset. */
const LEAD_MS = 500;
/** While it is only listened for the wake word, this much is kept, in ms: what follows the word in the same breath. */
const LISTENED_MS = 3_000;
/** Ten minutes: a bound against a session that never opens, not a limit anyone talks into. */
const CAPACITY_MS = 600_000;
/**
 * So much silence follows what was said before it counts as out, whether it was heard before `finish` or is let out
 * after it: audio that has left the gate is still in the encoder and on its way while a message on the data channel is not.
 * Two 20 ms frames and the encoder's own 20 ms.
 */
const TAIL_MS = 60;
/**
 * What waits is let out so many times as fast as it was said. Fast enough to catch up within a sentence, slow enough that the
 * other side's jitter buffer, which holds a second or more, is not flooded by a minute that has to be sent again.
 */
const CATCH_UP = 2;
/** What may go out beyond that in one step, in ms: what is heard comes in stretches of 10 ms, and not to the millisecond. */
const SLACK_MS = 20;
/** A step counts for no more, in ms: who asks late has not waited in vain, and the tail is several steps long. */
const LONGEST_STEP_MS = 40;
/** A meter reading is told every this many blocks: 20 ms. */
const BLOCKS_PER_READING = 2;
const SILENCE = new Float32Array(BLOCK);

export interface CaptureGate {
  obey: (order: CaptureOrder) => void;
  /** Gives the blocks that go to the connection now that `ms` have passed since it was last asked. */
  pass: (ms: number) => Float32Array[];
  /** Whether there is something to let out though nothing more is heard: `pass` has to be called, every 10 ms or so. */
  readonly isOwing: boolean;
}

/**
 * Stands between the microphone and the connection: keeps what is said until it may flow, lets it out in order, and
 * keeps a copy until it has done its work. Shut, it lets nothing through.
 */
export function createCaptureGate(tell: (note: CaptureNote) => void): CaptureGate {
  const preRoll = createPreRoll(blocksIn(CAPACITY_MS));
  const activity = createVoiceActivity();
  let gate: 'shut' | 'taking' | 'finished' = 'shut';
  let captureId = 0;
  let mayFlow = false;
  let listensOn = false;
  let isDeaf = false;
  let isTapped = false;
  let least = FAINT_RMS;
  /** Whether there was voice since the last forgetting: until then only a lead is kept. */
  let hadVoice = false;
  /** Up to which block everything must be out, and the silence since the last sound, in ms. */
  let finishAt: number | null = null;
  let tailMs = 0;
  /** What may go out beyond what has, in ms. */
  let creditMs = 0;
  /** Up to which block anything was heard that is no pause. */
  let soundUntil = 0;
  /** Samples that do not make a block yet. */
  let rest = new Float32Array(0);
  const reading = createMeter();

  const measure = (loudness: Loudness) => {
    const change = activity.take(loudness.rms, least);
    if (change === 'onset') hadVoice = true;
    if (change) tell({type: 'voice', captureId, isActive: change === 'onset'});
    reading.add(loudness);
    if (reading.isFirst || reading.blocks === BLOCKS_PER_READING) {
      const ms = reading.blocks * BLOCK_MS;
      tell({type: 'reading', captureId, ...reading.close(), ms, isVoice: activity.isActive});
    }
  };

  const take = (block: Float32Array) => {
    if (gate === 'taking') {
      preRoll.push(isDeaf ? SILENCE : block);
      if (!isDeaf) {
        const loudness = loudnessOf(block);
        if (loudness.rms >= PAUSE_RMS) soundUntil = preRoll.taken;
        measure(loudness);
      }
      if (listensOn && !hadVoice) preRoll.forget(blocksIn(LEAD_MS));
    }
    if (gate === 'shut' && isTapped) {
      preRoll.push(block);
      preRoll.skipTo(preRoll.taken - blocksIn(LISTENED_MS));
    }
    if (isTapped) tell({type: 'samples', samples: block.slice()});
  };

  const letOut = (ms: number): Float32Array[] => {
    creditMs += ms * CATCH_UP;
    const out: Float32Array[] = [];
    for (; creditMs >= BLOCK_MS; creditMs -= BLOCK_MS) {
      const block = new Float32Array(BLOCK);
      if (!preRoll.pull(block)) break;
      out.push(block);
    }
    if (preRoll.backlog === 0) creditMs = Math.min(creditMs, SLACK_MS);
    return out;
  };

  /** Counts the silence after the last of what was said; gives it, where the microphone is not there to do so. */
  const drain = (ms: number): Float32Array[] => {
    if (finishAt === null || preRoll.next < finishAt) return [];
    const before = blocksIn(tailMs);
    tailMs += ms;
    const missing = gate === 'finished' ? blocksIn(tailMs) - before : 0;
    if (tailMs > TAIL_MS) {
      finishAt = null;
      if (gate === 'finished') mayFlow = false;
      tell({type: 'drained', captureId});
    }
    return Array.from({length: missing}, () => SILENCE);
  };

  const finishAtLast = () => {
    finishAt = preRoll.taken;
    // Silence that has not gone out yet goes out faster than it was heard.
    tailMs = preRoll.backlog > blocksIn(SLACK_MS) ? 0 : (finishAt - soundUntil) * BLOCK_MS;
  };

  const orders: {[K in CaptureOrder['type']]: (order: CaptureOrder & {type: K}) => void} = {
    hold(order) {
      ({captureId, listensOn} = order);
      creditMs = SLACK_MS;
      preRoll.skipTo(preRoll.taken - blocksIn(order.keepMs));
      soundUntil = preRoll.taken;
      gate = 'taking';
      mayFlow = false;
      isDeaf = false;
      finishAt = null;
      hadVoice = order.keepMs > 0;
      activity.reset();
      reading.reset();
    },
    flow() {
      mayFlow = gate !== 'shut';
    },
    rewind() {
      preRoll.rewind();
      mayFlow = false;
      tailMs = 0;
      if (gate === 'finished') finishAtLast();
    },
    forget() {
      preRoll.forget(blocksIn(LEAD_MS));
      hadVoice = activity.isActive;
    },
    finish() {
      if (gate === 'shut') return;
      finishAtLast();
      if (!listensOn) gate = 'finished';
    },
    resume(order) {
      ({listensOn} = order);
      if (gate === 'finished') gate = 'taking';
      finishAt = null;
    },
    drop() {
      preRoll.clear();
      gate = 'shut';
      mayFlow = false;
      finishAt = null;
    },
    deafen(order) {
      ({isDeaf} = order);
    },
    sense(order) {
      ({least} = order);
    },
    tap(order) {
      isTapped = order.isOn;
      if (gate === 'shut') preRoll.clear();
    },
    heard({samples}) {
      const all = joined(rest, samples);
      const whole = all.length - (all.length % BLOCK);
      for (let at = 0; at < whole; at += BLOCK) take(all.subarray(at, at + BLOCK));
      rest = all.slice(whole);
    },
  };

  return {
    obey: (order) => (orders[order.type] as (order: CaptureOrder) => void)(order),
    pass(ms) {
      if (!mayFlow) return [];
      const stepMs = Math.min(ms, LONGEST_STEP_MS);
      // What goes out only now is followed by its silence from the next step on.
      return [...drain(stepMs), ...letOut(stepMs)];
    },
    get isOwing() {
      return mayFlow && (preRoll.backlog > 0 || finishAt !== null);
    },
  };
}

/** In whole ones. */
function blocksIn(ms: number): number {
  return Math.ceil(ms / BLOCK_MS);
}

function joined(first: Float32Array, second: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Adds up how loud blocks are until it is closed. */
function createMeter() {
  let blocks = 0;
  let peak = 0;
  let squares = 0;
  let isFirst = true;
  return {
    get blocks() {
      return blocks;
    },
    get isFirst() {
      return isFirst && blocks === 1;
    },
    add(loudness: Loudness) {
      peak = Math.max(peak, loudness.peak);
      squares += loudness.rms * loudness.rms;
      blocks += 1;
    },
    close(): Loudness {
      const loudness = {peak, rms: Math.sqrt(squares / blocks)};
      blocks = 0;
      peak = 0;
      squares = 0;
      isFirst = false;
      return loudness;
    },
    reset() {
      blocks = 0;
      peak = 0;
      squares = 0;
      isFirst = true;
    },
  };
}
