import type {Sentence} from '../protocol/sentence.ts';
import {sentence} from '../protocol/sentences.ts';
import type {Loudness} from './pre-roll.ts';

/** A meter reading counts as voice from this RMS on (about -42 dBFS): above room noise, below quiet speech. */
export const VOICE_RMS = 0.008;
/** Less voice than this is a cough or a click, not an utterance. */
export const LEAST_VOICE_MS = 120;

/** Faint voice that lasts at least this long may be a quiet speaker. */
export const LEAST_FAINT_MS = 250;

/** Listening shorter than this says nothing about a microphone. */
export const DEAD_MS = 500;
/**
 * A live microphone hardly ever gives pure zeros; one that is muted may begin with the rest of a buffer, and Chrome's echo
 * canceller makes up a little noise when it starts anew: two steps of 16 bits for 40 ms, in a third of the presses on a busy machine.
 */
const DEAD_SHARE = 0.8;
/** What that noise dies away in (-120 dBFS); what suppression leaves of the quietest microphone is a hundred times as loud. */
const NOTHING = 1e-6;

export interface SpeechTally {
  peak: number;
  /** Of all that was heard; its root over `totalMs` is the RMS. */
  energy: number;
  totalMs: number;
  /** Time in which every sample was as good as zero. */
  zeroMs: number;
  /** Time with loud voice. */
  voicedMs: number;
  /** Time with a voice, however faint, that stands out of the room. */
  faintMs: number;
  /** Beginning of the first and end of the last reading with voice, in ms since the epoch; `null` if none had voice. */
  firstVoiceAt: number | null;
  lastVoiceAt: number | null;
}

export const NO_SPEECH: SpeechTally = {
  peak: 0,
  energy: 0,
  totalMs: 0,
  zeroMs: 0,
  voicedMs: 0,
  faintMs: 0,
  firstVoiceAt: null,
  lastVoiceAt: null,
};

/** A stretch of what the microphone gave; `isVoice` is what voice activity made of it. */
export interface SpeechReading extends Loudness {
  ms: number;
  isVoice: boolean;
}

/** Adds a reading that covers `ms` and ended at `at` (ms since the epoch). */
export function addReading(tally: SpeechTally, reading: SpeechReading & {at: number}): SpeechTally {
  const isLoud = reading.rms >= VOICE_RMS;
  const isVoice = isLoud || reading.isVoice;
  return {
    peak: Math.max(tally.peak, reading.peak),
    energy: tally.energy + reading.rms * reading.rms * reading.ms,
    totalMs: tally.totalMs + reading.ms,
    zeroMs: tally.zeroMs + (reading.peak < NOTHING ? reading.ms : 0),
    voicedMs: tally.voicedMs + (isLoud ? reading.ms : 0),
    faintMs: tally.faintMs + (isVoice ? reading.ms : 0),
    firstVoiceAt: tally.firstVoiceAt ?? (isVoice ? reading.at - reading.ms : null),
    lastVoiceAt: isVoice ? reading.at : tally.lastVoiceAt,
  };
}

export function rmsOf({energy, totalMs}: SpeechTally): number {
  return totalMs === 0 ? 0 : Math.sqrt(energy / totalMs);
}

/**
 * `speech` is worth sending: loud enough that nothing more is asked. `faint` may be speech: what the service makes of it
 * decides. `silence` is dismissed; `dead` means the microphone gave next to nothing but zeros.
 */
export function judgeSpeech(tally: SpeechTally): 'speech' | 'faint' | 'silence' | 'dead' {
  if (tally.voicedMs >= LEAST_VOICE_MS) return 'speech';
  if (tally.faintMs >= LEAST_FAINT_MS) return 'faint';
  const isDead = tally.totalMs >= DEAD_MS && tally.zeroMs >= DEAD_SHARE * tally.totalMs;
  return isDead ? 'dead' : 'silence';
}

/** Why a turn was dismissed, with what was measured, so that a person can tell a bad microphone from a short tap. */
export function explainDismissal(tally: SpeechTally, device: string | null): Sentence {
  const percent = (amplitude: number) => ({decimal: amplitude * 100, digits: 1});
  const measured = {peak: percent(tally.peak), rms: percent(rmsOf(tally))};
  return device ? sentence('no_speech_from', {device, ...measured}) : sentence('no_speech', measured);
}
