import {loudnessOf} from '../pre-roll.ts';
import {createVoiceActivity, FAINT_RMS, STRETCH} from '../voice-activity.ts';

/** Kept from before a voice was found: what it takes to find one, and a little for a soft beginning. */
const LEAD_STRETCHES = 6;

/** Hears of one utterance after another. */
export interface VoiceListener {
  /** A voice began. */
  onBegin: () => void;
  /** The next sound of the utterance, its beginning included. */
  onSound: (samples: Float32Array) => void;
  onEnd: () => void;
}

export interface VoiceGate {
  take: (samples: Float32Array) => void;
}

/**
 * Lets through what has a voice in it, cut where the voice pauses. `patience` is how many stretches of silence
 * are waited for beyond those that end a voice.
 */
export function createVoiceGate({onBegin, onSound, onEnd}: VoiceListener, patience: number): VoiceGate {
  const activity = createVoiceActivity();
  const lead: Float32Array[] = [];
  let isOpen = false;
  let silent = 0;

  const takeStretch = (stretch: Float32Array) => {
    const turn = activity.take(loudnessOf(stretch).rms, FAINT_RMS);
    if (!isOpen) {
      lead.push(stretch.slice());
      if (lead.length > LEAD_STRETCHES) lead.shift();
      if (turn !== 'onset') return;
      isOpen = true;
      onBegin();
      for (const kept of lead.splice(0)) onSound(kept);
      return;
    }
    onSound(stretch);
    silent = activity.isActive ? 0 : silent + 1;
    if (silent <= patience) return;
    isOpen = false;
    silent = 0;
    onEnd();
  };

  return {
    take(samples) {
      for (let from = 0; from < samples.length; from += STRETCH) {
        takeStretch(samples.subarray(from, from + STRETCH));
      }
    },
  };
}
