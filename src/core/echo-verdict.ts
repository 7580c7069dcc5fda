import type {EchoFinding} from '../protocol/commands.ts';
import {TONE_RMS} from './echo-tone.ts';
import {LEAST_VOICE_MS, VOICE_RMS} from './speech-gate.ts';
import type {ToneReading} from './tone-level.ts';
import {FAINT_RMS} from './voice-activity.ts';

/** What the microphone gave, in readings that follow each other by `stepMs`. */
export interface EchoReadings {
  stepMs: number;
  /** Before the tone. */
  room: readonly ToneReading[];
  /** While the tone played, once the echo canceller had had time to settle. */
  during: readonly ToneReading[];
  /** After the tone, when a half-duplex conversation listens again. */
  after: readonly ToneReading[];
}

/** How loud the tone came back, against what was played and against the room, in dB. */
export type Echo = Pick<EchoFinding, 'duplex' | 'leakDb' | 'overRoomDb'>;

/** `dead`: the microphone gave nothing but zeros. `disturbed`: what was loud was for the most part not the tone. */
export type EchoVerdict = Echo | 'dead' | 'disturbed';

/**
 * A leak as loud as this (-26 dBFS) is still heard as a voice when Parley has finished: in an ordinary room, where sound
 * falls by 60 dB in half a second, it takes 130 ms to fall by 16 dB to `VOICE_RMS`, longer than `LEAST_VOICE_MS`.
 */
const RINGING_RMS = VOICE_RMS * 10 ** (16 / 20);
/** A leak is at least this much louder than the room was before, at the same frequencies (6 dB): less may be the room. */
const OVER_ROOM = 2;
/** Of what is loud in an echo, nearly all lies at the frequencies of the tone; in speech, about a tenth. */
const TONE_SHARE = 1 / 3;
/** A live microphone hardly ever gives pure zeros; one that is muted may begin with the rest of a buffer. */
const DEAD_SHARE = 0.9;
/** Stands for silence where a ratio is asked for (-100 dBFS, below what 16 bits can hold). */
const SILENCE_RMS = 0.000_01;

/**
 * Picks how a conversation is held from what came back of the test tone. What counts is whether it would be taken for the
 * person's voice: loud enough, and for as long in all as the shortest utterance lasts.
 */
export function judgeEcho({stepMs, room, during, after}: EchoReadings): EchoVerdict {
  const heard = [...during, ...after];
  const everything = [...room, ...heard];
  if (everything.filter(({rms}) => rms === 0).length >= DEAD_SHARE * everything.length) return 'dead';

  const held = (readings: readonly ToneReading[]) => {
    const falling = readings.map(({tone}) => tone).sort((one, other) => other - one);
    return falling[Math.ceil(LEAST_VOICE_MS / stepMs) - 1] ?? 0;
  };
  const [before, speaking, late] = [held(room), held(during), held(after)];
  const leak = Math.max(speaking, late);
  const duplex = choose(speaking, late);
  // Other sounds have a part at these frequencies too: it can only look as if there were more echo, never less.
  const energy = (part: keyof ToneReading) => heard.reduce((sum, reading) => sum + reading[part] ** 2, 0);
  const isTone = energy('tone') >= TONE_SHARE * energy('rms') && leak >= OVER_ROOM * before;
  if (duplex !== 'full' && !isTone) return 'disturbed';
  return {duplex, leakDb: decibels(leak, TONE_RMS), overRoomDb: decibels(leak, before)};
}

function choose(speaking: number, late: number): EchoFinding['duplex'] {
  // What still comes back when Parley has finished meets an ear that is open again.
  if (late >= VOICE_RMS || speaking >= RINGING_RMS) return 'hold';
  return speaking >= VOICE_RMS ? 'half' : 'full';
}

/** Whether so little came back that it would not be a voice even in a still room, to an ear at its keenest. */
export function isEchoFree(verdict: EchoVerdict): verdict is Echo {
  return typeof verdict !== 'string' && verdict.leakDb < decibels(FAINT_RMS, TONE_RMS);
}

/** Whether another attempt could not find less echo. */
export function isBest(verdict: EchoVerdict): boolean {
  return verdict === 'dead' || (verdict !== 'disturbed' && verdict.duplex === 'full');
}

/** Of two verdicts on the same room the one with less echo; one that tells nothing of it gives way. */
export function milder(one: EchoVerdict, other: EchoVerdict): EchoVerdict {
  if (typeof one === 'string') return other;
  if (typeof other === 'string') return one;
  return one.leakDb < other.leakDb ? one : other;
}

/** The finding as it is told; `echoFree` names the devices between which there was no echo to begin with. */
export function tellEcho(echo: Echo, echoFree: string | null): EchoFinding {
  return {...echo, echoFree};
}

function decibels(level: number, reference: number): number {
  return 20 * Math.log10(Math.max(level, SILENCE_RMS) / Math.max(reference, SILENCE_RMS));
}
