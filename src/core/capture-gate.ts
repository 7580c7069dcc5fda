import {createPreRoll, loudnessOf, PAUSE_RMS, type Loudness} from './pre-roll.ts';
import type {SpeechReading} from './speech-gate.ts';
import {createVoiceActivity, FAINT_RMS, STRETCH_BLOCKS} from './voice-activity.ts';

/** A stretch of audio: peak and RMS from 0 to 1, and its length. */
export interface MeterNote extends Loudness {
  ms: number;
}

/** A stretch of what is heard of an answer; `endsAt` is its end on the audio clock, in ms. */
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

/** Samples in one block: the render quantum of Web Audio. */
export const BLOCK = 128;
/** A capture that listens on keeps this much from before a voice begins, in ms: a soft first sound comes before its onset. */
const LEAD_MS = 500;
/** While it is only listened for the wake word, this much is kept, in ms: what follows the word in the same breath. */
const LISTENED_MS = 3_000;
/** Ten minutes: a bound against a session that never opens, not a limit anyone talks into. */
const CAPACITY_MS = 600_000;
/**
 * So much silence follows what was said before it counts as out, whether it was heard before `finish` or is let out
 * after it: audio that has left the gate is still in the encoder and on its way while a message on the data channel is not. Two 20 ms frames and the encoder's own 20 ms, counted in audio:
 * where the machine is busy they take longer.
 */
const TAIL_MS = 60;
/**
 * Kept in hand while audio flows, in ms: what is heard comes in stretches of 10 ms, and not to the millisecond. A queue that
 * ran dry would tear a word.
 */
const CUSHION_MS = 20;
/** A meter reading is told every this many blocks: about 21 ms at 48 kHz. */
const BLOCKS_PER_READING = 8;
/** Samples in one stretch for the wake word. */
const TAP_BLOCKS = 8;

export interface CaptureGate {
  obey: (order: CaptureOrder) => void;
  /** Fills `out`, one block, with what goes to the connection. */
  pass: (out: Float32Array) => void;
}

/**
 * Stands between the microphone and the connection: keeps what is said until it may flow, lets it out in order, and
 * keeps a copy until it has done its work. Shut, it lets nothing through.
 */
export function createCaptureGate(sampleRate: number, tell: (note: CaptureNote) => void): CaptureGate {
  const blocksIn = (ms: number) => Math.ceil((ms * sampleRate) / 1_000 / BLOCK);
  const msOf = (blocks: number) => (blocks * BLOCK * 1_000) / sampleRate;
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
  /** Up to which block everything must be out, and the blocks of silence since the last sound. */
  let finishAt: number | null = null;
  let tailBlocks = 0;
  /** Up to which block anything was heard that is no pause. */
  let soundUntil = 0;
  let tap = new Float32Array(0);
  /** Samples that do not make a block yet. */
  let rest = new Float32Array(0);
  /** Whether nothing is let out until there is a cushion again. */
  let isDry = true;
  const reading = createMeter();
  const stretch = createMeter();

  const measure = (loudness: Loudness) => {
    stretch.add(loudness);
    if (stretch.blocks === STRETCH_BLOCKS) {
      const change = activity.take(stretch.close().rms, least);
      if (change === 'onset') hadVoice = true;
      if (change) tell({type: 'voice', captureId, isActive: change === 'onset'});
    }
    reading.add(loudness);
    if (reading.isFirst || reading.blocks === BLOCKS_PER_READING) {
      const ms = msOf(reading.blocks);
      tell({type: 'reading', captureId, ...reading.close(), ms, isVoice: activity.isActive});
    }
  };

  const giveSamples = (block: Float32Array) => {
    tap = joined(tap, block);
    if (tap.length < TAP_BLOCKS * BLOCK) return;
    tell({type: 'samples', samples: tap});
    tap = new Float32Array(0);
  };

  const take = (block: Float32Array) => {
    if (gate === 'taking' && !isDeaf) {
      preRoll.push(block);
      const loudness = loudnessOf(block);
      if (loudness.rms >= PAUSE_RMS) soundUntil = preRoll.taken;
      measure(loudness);
      if (listensOn && !hadVoice) preRoll.forget(blocksIn(LEAD_MS));
    }
    if (gate === 'shut' && isTapped) {
      preRoll.push(block);
      preRoll.skipTo(preRoll.taken - blocksIn(LISTENED_MS));
    }
    if (isTapped) giveSamples(block);
  };

  const letOut = (out: Float32Array) => {
    // What is finished has no more to wait for.
    if (preRoll.backlog >= blocksIn(CUSHION_MS) || finishAt !== null) isDry = false;
    if (!isDry && !preRoll.pull(out)) isDry = true;
  };

  const drain = () => {
    if (finishAt === null || preRoll.next < finishAt || !mayFlow) return;
    tailBlocks += 1;
    if (tailBlocks <= blocksIn(TAIL_MS)) return;
    finishAt = null;
    if (gate === 'finished') mayFlow = false;
    tell({type: 'drained', captureId});
  };

  const finishAtLast = () => {
    finishAt = preRoll.taken;
    tailBlocks = finishAt - soundUntil;
  };

  const orders: {[K in CaptureOrder['type']]: (order: CaptureOrder & {type: K}) => void} = {
    hold(order) {
      ({captureId, listensOn} = order);
      isDry = true;
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
      tailBlocks = 0;
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
      tap = new Float32Array(0);
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
    pass(out) {
      if (mayFlow) letOut(out);
      drain();
    },
  };
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
