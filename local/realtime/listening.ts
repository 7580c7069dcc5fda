import type {Ear} from './hearing/hearing.ts';
import {FRAME_MS, FRAME_SAMPLES} from './voice-activity.ts';

/** 20 ms at 16 kHz, and whether there is voice in it. */
export interface Frame {
  pcm: Int16Array;
  voiced: boolean;
}

/** What one utterance sounds like to the recogniser: from a little before its first voice to a little after its last. */
export interface Listening {
  frame(frame: Frame): void;
  /** After so many frames without voice, asks for the words so far; they are the words unless more is said. */
  guess(afterFrames: number): void;
  /** The words last guessed, while nothing was said since; null for none. */
  guessed(): string | null;
  /** Ends the utterance; its words. Rejects where there is no hearing. */
  end(): Promise<string>;
  /** Forgets the utterance. */
  drop(): void;
}

// Silence around the voice for the recogniser, which tells the onset of a first word and the end of a last one by the quiet
// beside it: without it, "this" is heard as "the". Where the client ends the turn before it was quiet, it is added.
const LEAD_FRAMES = 300 / FRAME_MS;
const TAIL_FRAMES = 200 / FRAME_MS;
// Three seconds: longer words take the recogniser too long to be guessed in every stop of the voice.
const MAX_SHORT_FRAMES = 3000 / FRAME_MS;
const SILENCE = new Int16Array(FRAME_SAMPLES);

/** @param onVoice the first voice of an utterance. */
export function createListening(ear: Ear, onVoice: () => void): Listening {
  let given: Int16Array[] = [];
  // Silence that counts only if voice follows it.
  let pending: Int16Array[] = [];
  let quietFrames = 0;
  let guess: {words: Promise<string>; text: string | null} | null = null;

  function give(): void {
    given.push(...pending);
    pending = [];
  }

  function hearVoice(): void {
    if (given.length === 0) {
      onVoice();
      // Who speaks with the first sound of the microphone has left it none.
      while (pending.length <= LEAD_FRAMES) pending.unshift(SILENCE);
    }
    guess = null;
    quietFrames = 0;
    give();
  }

  // As a whole, and not word by word as they come: the recogniser then knows the mean of this voice and its channel, and
  // not that of an earlier one, with which the last words are often heard wrong.
  function recognise(): Promise<string> {
    const missing = Math.max(0, TAIL_FRAMES - quietFrames);
    const pcm = new Int16Array((given.length + missing) * FRAME_SAMPLES);
    for (const [at, frame] of given.entries()) pcm.set(frame, at * FRAME_SAMPLES);
    return ear.transcribe(pcm);
  }

  function reset(): void {
    given = [];
    pending = [];
    quietFrames = 0;
    guess = null;
  }

  return {
    frame({pcm, voiced}) {
      pending.push(pcm);
      if (voiced) {
        hearVoice();
      } else if (given.length === 0) {
        pending = pending.slice(-LEAD_FRAMES);
      } else {
        quietFrames += 1;
        if (quietFrames <= TAIL_FRAMES) give();
      }
    },
    guess(afterFrames) {
      const isDue = quietFrames >= (given.length > MAX_SHORT_FRAMES ? TAIL_FRAMES : afterFrames);
      if (guess || given.length === 0 || !isDue) return;
      const attempt: {words: Promise<string>; text: string | null} = {words: recognise(), text: null};
      attempt.words.then(
        (text) => (attempt.text = text),
        () => undefined,
      );
      guess = attempt;
    },
    guessed: () => guess?.text ?? null,
    end() {
      const words = guess?.words ?? recognise();
      reset();
      return words;
    },
    drop: reset,
  };
}
