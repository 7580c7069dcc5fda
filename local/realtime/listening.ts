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
  /** In a pause, asks for the words so far; what is said after it is put together with them again. */
  guess(): void;
  /** The words last guessed, while nothing was said since; null for none. */
  guessed(): string | null;
  /** Ends the utterance; its words. Rejects where there is no hearing. */
  end(): Promise<string>;
  /** Forgets the utterance. */
  drop(): void;
}

// Silence kept around the voice for the recogniser, which tells the onset of a first word by the quiet before it.
const LEAD_FRAMES = 300 / FRAME_MS;
const TAIL_FRAMES = 200 / FRAME_MS;
const SILENCE = new Int16Array(FRAME_SAMPLES);

/** @param onVoice the first voice of an utterance. */
export function createListening(ear: Ear, onVoice: () => void): Listening {
  // What the recogniser was given, so that it can be given again when a guess turns out to have come too early.
  let given: Int16Array[] = [];
  // Silence that counts only if voice follows it.
  let pending: Int16Array[] = [];
  let quietFrames = 0;
  let guess: {words: Promise<string>; text: string | null} | null = null;

  function give(): void {
    for (const pcm of pending) ear.hear(pcm);
    given.push(...pending);
    pending = [];
  }

  function reset(): void {
    given = [];
    pending = [];
    quietFrames = 0;
    guess = null;
  }

  function hearVoice(): void {
    if (given.length === 0) {
      onVoice();
      // Who speaks with the first sound of the microphone has left it none.
      while (pending.length <= LEAD_FRAMES) pending.unshift(SILENCE);
    }
    if (guess) for (const pcm of given) ear.hear(pcm);
    guess = null;
    quietFrames = 0;
    give();
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
        if (quietFrames <= TAIL_FRAMES && !guess) give();
      }
    },
    guess() {
      if (guess || given.length === 0 || quietFrames < TAIL_FRAMES) return;
      const attempt: {words: Promise<string>; text: string | null} = {words: ear.end(), text: null};
      attempt.words.then(
        (text) => (attempt.text = text),
        () => undefined,
      );
      guess = attempt;
    },
    guessed: () => guess?.text ?? null,
    end() {
      const words = guess?.words ?? ear.end();
      reset();
      return words;
    },
    drop() {
      ear.drop();
      reset();
    },
  };
}
