import type {ReplyNote} from '../core/capture-gate.ts';
import {loudnessOf} from '../core/pre-roll.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {readSamples} from './track-samples.ts';

const log = createLog('audio');

export interface ReplyAudio {
  /** Listens to `element` from now on: the session whose voice it plays has the floor. */
  follow: (element: HTMLAudioElement) => void;
  /** Measures while an answer is waited for and heard: even silence is work. */
  wake: () => void;
  rest: () => void;
  /** Stops what is being heard at once, before the service is told. */
  silence: () => void;
  /** A reply that may be heard is beginning. */
  unsilence: () => void;
  /** How far the track was listened to, silence included, on the clock of `performance.now`. */
  readonly listenedTo: number;
}

/**
 * Measures what is really heard of the other side, which plays through an audio element: Chrome's echo cancellation
 * knows what comes out of it. `onReading` gets every stretch that is not silent.
 */
export function createReplyAudio(onReading: (reading: ReplyNote) => void): ReplyAudio {
  let element: HTMLAudioElement | null = null;
  /** Kept, since the element's stream loses it while nothing is taken in. */
  let track: MediaStreamTrack | null = null;
  let isAwake = false;
  let measuring: AbortController | null = null;
  let listenedTo = 0;

  function measure(): void {
    measuring?.abort();
    measuring = null;
    if (!isAwake || !element || !track) return;
    const mine = element;
    measuring = new AbortController();
    const take = (samples: Float32Array, at: number, rate: number) => {
      const loudness = loudnessOf(samples);
      const ms = (samples.length * 1_000) / rate;
      const endsAt = at + ms;
      listenedTo = endsAt;
      if (mine.muted || loudness.peak === 0) return;
      onReading({...loudness, ms, endsAt});
    };
    inBackground(readSamples(track, take, measuring.signal), log, 'measuring the reply');
  }
  const awake = (next: boolean) => {
    if (next === isAwake) return;
    isAwake = next;
    measure();
  };

  return {
    follow(next) {
      if (next === element) return;
      element = next;
      track = next.srcObject instanceof MediaStream ? (next.srcObject.getAudioTracks()[0] ?? null) : null;
      measure();
    },
    wake: () => awake(true),
    rest: () => awake(false),
    silence() {
      if (element) element.muted = true;
    },
    unsilence() {
      if (element) element.muted = false;
    },
    get listenedTo() {
      return listenedTo;
    },
  };
}
