import type {Failure} from '../../protocol/failures.ts';

/** Hears from an engine while it runs; one that was stopped says nothing more. */
export interface WakeListener {
  /** The wake word was said; it ended `agoMs` ago, so that what followed it in the same breath can be kept. */
  onWake: (agoMs: number) => void;
  /** The engine cannot go on. */
  onFailure: (failure: Failure) => void;
}

/** Listens for one wake word, on this machine alone. */
export interface WakeEngine {
  /** @throws ParleyError where the engine cannot work here */
  start: (listener: WakeListener) => Promise<void>;
  /** Takes what the microphone hears: mono, at the rate of the audio context, in order. */
  hear: (samples: Float32Array) => void;
  stop: () => void;
}
