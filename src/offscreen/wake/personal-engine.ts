import {createResampler, WAKE_RATE, type Resampler} from '../../core/wake/resampler.ts';
import type {Frames} from '../../core/wake/time-warping.ts';
import {createVoiceGate} from '../../core/wake/voice-gate.ts';
import {createWakeMatcher, LESSONS_NEEDED} from '../../core/wake/wake-matcher.ts';
import {createWakeSpotter, type WakeSpotter} from '../../core/wake/wake-spotter.ts';
import {createLog} from '../../platform/log.ts';
import {ParleyError} from '../../protocol/failures.ts';
import {createCepstra, FRAME, HOP, type Cepstra} from './cepstra.ts';
import type {WakeEngine, WakeListener} from './wake-engine.ts';

const log = createLog('audio');

/** What scores up to this many times the limit is worth a line: it tells why a wake word was not heard. */
const NEAR = 1.5;

interface Utterance {
  resampler: Resampler;
  cepstra: Cepstra;
  spotter: WakeSpotter;
  /** Samples heard of it, as they came. */
  heard: number;
}

/**
 * Listens for the word of `recordings` (cepstra of each), at the beginning of what is said. While nobody speaks it only
 * measures loudness; of what is said it looks at the first second or two. `sampleRate` is that of `hear`, in Hz.
 */
export function createPersonalEngine(sampleRate: number, recordings: readonly Frames[]): WakeEngine {
  const matcher = createWakeMatcher(recordings);
  let listener: WakeListener | null = null;
  let utterance: Utterance | null = null;

  const look = (hasEnded: boolean) => {
    if (!utterance) return;
    const {spotter, cepstra, heard} = utterance;
    const endFrame = spotter.look(cepstra, hasEnded);
    if (spotter.isOver) {
      utterance = null;
      const {best} = spotter;
      if (best <= matcher.limit * NEAR) log.debug('near the wake word', {score: best, limit: matcher.limit});
    }
    if (endFrame === null) return;
    const endMs = (((endFrame - 1) * HOP + FRAME / 2) * 1_000) / WAKE_RATE;
    listener?.onWake(Math.max(0, (heard * 1_000) / sampleRate - endMs));
  };
  const gate = createVoiceGate(
    {
      onBegin() {
        utterance = {
          resampler: createResampler(sampleRate),
          cepstra: createCepstra(),
          spotter: createWakeSpotter(matcher),
          heard: 0,
        };
      },
      onSound(samples) {
        if (!utterance) return;
        utterance.heard += samples.length;
        utterance.cepstra.take(utterance.resampler.take(samples));
        look(false);
      },
      onEnd: () => look(true),
    },
    0,
  );

  return {
    start(next) {
      if (recordings.length < LESSONS_NEEDED) return Promise.reject(new ParleyError('wake.untaught'));
      listener = next;
      return Promise.resolve();
    },
    hear(samples) {
      if (listener) gate.take(samples);
    },
    stop() {
      listener = null;
      utterance = null;
    },
  };
}
