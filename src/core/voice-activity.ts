/** Samples of the stretches that voice activity is judged by: 10 ms at 48 kHz, as Chrome gives what a microphone hears. */
export const STRETCH = 480;

/** No voice is quieter than this (about -54 dBFS): below it is the room. */
export const FAINT_RMS = 0.002;
/** A sound as loud as this (about -34 dBFS) counts as voice in any noise. */
const LOUD_RMS = 0.02;
/** A voice stands this much out of the room's noise (12 dB). */
const OVER_NOISE = 4;
/** Stretches of voice that begin it, 30 ms: one or two are a click. */
const ONSET_STRETCHES = 3;
/** How long before it is told a voice has begun, at 48 kHz. */
export const ONSET_LAG_MS = (ONSET_STRETCHES * STRETCH) / 48;
/** Stretches without voice that end it, 300 ms: shorter gaps lie inside words. */
const OFFSET_STRETCHES = 30;
/** The noise floor falls at once and rises slowly, by a factor of about 2 in 7 s: speech must not become noise. */
const FLOOR_RISE = 1.001;
const LEAST_FLOOR = 0.000_05;

export interface VoiceActivity {
  readonly isActive: boolean;
  /** Takes the RMS of one stretch; `least` is the RMS below which nothing counts as voice here. */
  take: (rms: number, least: number) => 'onset' | 'offset' | null;
  reset: () => void;
}

/** Finds where a voice begins and ends, by energy over a noise floor that it follows. */
export function createVoiceActivity(): VoiceActivity {
  let floor = FAINT_RMS;
  let voiced = 0;
  let unvoiced = 0;
  let isActive = false;
  return {
    get isActive() {
      return isActive;
    },
    take(rms, least) {
      const isVoice = rms >= Math.max(least, Math.min(LOUD_RMS, floor * OVER_NOISE));
      floor = Math.max(LEAST_FLOOR, rms < floor ? rms : floor * FLOOR_RISE);
      voiced = isVoice ? voiced + 1 : Math.max(0, voiced - 1);
      unvoiced = isVoice ? 0 : unvoiced + 1;
      if (!isActive && voiced >= ONSET_STRETCHES) {
        isActive = true;
        return 'onset';
      }
      if (isActive && unvoiced >= OFFSET_STRETCHES) {
        isActive = false;
        voiced = 0;
        return 'offset';
      }
      return null;
    },
    reset() {
      voiced = 0;
      unvoiced = 0;
      isActive = false;
    },
  };
}
