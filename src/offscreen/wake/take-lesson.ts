import {isSameWord, LESSONS_NEEDED} from '../../core/wake/wake-matcher.ts';
import {withTimeout} from '../../platform/clock.ts';
import {readRecordings, saveRecording} from '../../platform/wake-store.ts';
import {ParleyError} from '../../protocol/failures.ts';
import {sentence} from '../../protocol/sentences.ts';
import {createLesson} from './lesson.ts';

/** A microphone that gives no sample at all ends nothing by itself. */
const TIMEOUT_MS = 15_000;

/** How many recordings are kept now, of how many that are needed. */
export interface LessonsTaken {
  taken: number;
  needed: number;
}

/**
 * Records the wake word once and keeps it, if it goes with the others; the newest are kept. `open` opens the microphone.
 * @throws ParleyError `mic.*`, `wake.untaught` with what to do better, or the reason for which `signal` ends
 */
export async function takeLesson(
  sampleRate: number,
  open: (hear: (samples: Float32Array) => void) => Promise<void>,
  signal: AbortSignal,
): Promise<LessonsTaken> {
  signal.throwIfAborted();
  const lesson = createLesson(sampleRate);
  const cutOff = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
  });
  const heard = withTimeout(
    open(lesson.hear).then(() => lesson.recording),
    TIMEOUT_MS,
    () => new ParleyError('mic.silent'),
  );
  const recording = await Promise.race([heard, cutOff]);
  // With all recordings made, the one that this replaces need not be like it.
  const others = (await readRecordings()).slice(1 - LESSONS_NEEDED);
  if (!isSameWord(recording, others))
    throw new ParleyError('wake.untaught', {message: sentence('lesson_unlike')});
  return {taken: await saveRecording(recording, LESSONS_NEEDED), needed: LESSONS_NEEDED};
}
