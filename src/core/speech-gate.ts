import type {Loudness} from './pre-roll.ts';

/** A meter reading counts as voice from this RMS on (about -42 dBFS): above room noise, below quiet speech. */
export const VOICE_RMS = 0.008;
/** Less voice than this is a cough or a click, not an utterance. */
export const LEAST_VOICE_MS = 120;

/** Listening shorter than this says nothing about a microphone. */
export const DEAD_MS = 500;
/** A live microphone hardly ever gives pure zeros; one that is muted may begin with the rest of a buffer. */
const DEAD_SHARE = 0.9;

export interface SpeechTally {
  peak: number;
  totalMs: number;
  /** Time in which every sample was zero. */
  zeroMs: number;
  voicedMs: number;
  /** End of the last reading with voice, in ms since the epoch; `null` if none had voice. */
  lastVoiceAt: number | null;
}

export const NO_SPEECH: SpeechTally = {peak: 0, totalMs: 0, zeroMs: 0, voicedMs: 0, lastVoiceAt: null};

/** Adds a reading that covers `ms` and ended at `at` (ms since the epoch). */
export function addReading(tally: SpeechTally, reading: Loudness & {ms: number; at: number}): SpeechTally {
  const hasVoice = reading.rms >= VOICE_RMS;
  return {
    peak: Math.max(tally.peak, reading.peak),
    totalMs: tally.totalMs + reading.ms,
    zeroMs: tally.zeroMs + (reading.peak === 0 ? reading.ms : 0),
    voicedMs: tally.voicedMs + (hasVoice ? reading.ms : 0),
    lastVoiceAt: hasVoice ? reading.at : tally.lastVoiceAt,
  };
}

/** `speech` is worth sending; `silence` is dismissed; `dead` means the microphone gave next to nothing but zeros. */
export function judgeSpeech(tally: SpeechTally): 'speech' | 'silence' | 'dead' {
  if (tally.voicedMs >= LEAST_VOICE_MS) return 'speech';
  const isDead = tally.totalMs >= DEAD_MS && tally.zeroMs >= DEAD_SHARE * tally.totalMs;
  return isDead ? 'dead' : 'silence';
}
