import {echoTone, TONE_MS} from '../core/echo-tone.ts';
import {encodeWave} from '../core/wave.ts';
import {now, withTimeout} from '../platform/clock.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {playAtSpeaker} from './speaker.ts';

/** Samples a second of the tone: what nearly every device runs at. */
const RATE = 48_000;
/** How long the tone may take beyond its length, in ms: it is short of a tenth of a second where there is a device. */
const SPARE_MS = 3_000;

/**
 * Plays the test tone through an audio element, as replies are played: that is what Chrome's echo cancellation knows of.
 * Resolves when it has begun. It ends with `signal` at the latest; `isOver` tells whether it has been played to the end.
 * @throws ParleyError `internal` where it cannot be played; so does `isOver`
 */
export async function playTestTone(signal: AbortSignal): Promise<{isOver: () => boolean; stop: () => void}> {
  const file = URL.createObjectURL(new Blob([encodeWave(echoTone(RATE), RATE)], {type: 'audio/wav'}));
  const element = playAtSpeaker(new Audio(file));
  const deadline = now() + TONE_MS + SPARE_MS;
  const stop = () => {
    // Only an element without a source lets go of the device; one that is merely paused keeps it for half a minute.
    element.pause();
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(file);
  };
  signal.addEventListener('abort', stop);
  const unplayed = (cause?: unknown) =>
    new ParleyError('internal', {message: sentence('tone_failed'), cause});
  try {
    await withTimeout(element.play(), SPARE_MS, unplayed);
  } catch (cause) {
    stop();
    signal.throwIfAborted();
    throw cause instanceof ParleyError ? cause : unplayed(cause);
  }
  return {
    isOver() {
      if (!element.paused && now() > deadline) throw unplayed();
      return element.paused;
    },
    stop,
  };
}
