import createFvad from '@echogarden/fvad-wasm';

/** Samples of one frame judged at a time: 20 ms at 16 kHz. */
export const FRAME_SAMPLES = 320;
export const FRAME_MS = 20;

// Mode 2 of 0 to 3: 93 to 100 % of speech found down to 15 dB of signal over noise, little else taken for speech.
const AGGRESSIVENESS = 2;
// A frame quieter than this (root mean square, 16-bit) is no speech at `threshold` 0.5, the API's default.
const RMS_GATE_AT_DEFAULT = 120;
const DEFAULT_THRESHOLD = 0.5;

/** Tells speech from the rest, one 20 ms frame at a time; keeps a little state, so one per stream. */
export interface VoiceActivity {
  /** @param threshold the session's 0 to 1: how loud a frame must be. */
  isVoice(frame: Int16Array, threshold: number): boolean;
  close(): void;
}

export async function createVoiceActivity(): Promise<VoiceActivity> {
  const fvad = await createFvad();
  const vad = fvad._fvad_new();
  const pointer = fvad._malloc(FRAME_SAMPLES * 2);
  fvad._fvad_set_sample_rate(vad, 16_000);
  fvad._fvad_set_mode(vad, AGGRESSIVENESS);
  return {
    isVoice(frame, threshold) {
      fvad.HEAP16.set(frame, pointer >> 1);
      // Always asked, also for quiet frames: its model of the noise learns from them.
      const voiced = fvad._fvad_process(vad, pointer, FRAME_SAMPLES) === 1;
      return voiced && rootMeanSquare(frame) > (RMS_GATE_AT_DEFAULT * threshold) / DEFAULT_THRESHOLD;
    },
    close() {
      fvad._fvad_free(vad);
      fvad._free(pointer);
    },
  };
}

function rootMeanSquare(frame: Int16Array): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return Math.sqrt(sum / frame.length);
}
