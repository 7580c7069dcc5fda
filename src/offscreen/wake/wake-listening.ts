import {createLog} from '../../platform/log.ts';
import {ParleyError, toFailure, type Failure, type FailureReason} from '../../protocol/failures.ts';
import {sentence} from '../../protocol/sentences.ts';
import {createEngine, type WakeSettings} from './create-engine.ts';
import type {LessonsTaken} from './take-lesson.ts';

const log = createLog('audio');

type Hear = (samples: Float32Array) => void;

interface Options {
  /** Rate of the samples that `tap` gives, in Hz. */
  sampleRate: number;
  /** Opens the microphone for listening alone; a second call replaces who hears. @throws ParleyError `mic.*` */
  tap: (hear: Hear) => Promise<void>;
  /** Lets go of the microphone, and leaves a live capture alone; may come when nothing is tapped. */
  untap: () => void;
  /** The wake word was said, and ended `agoMs` ago. */
  onWake: (agoMs: number) => void;
  /** Whether the microphone is open for the wake word, or why it is not where it should be. */
  onState: (isListening: boolean, failure: Failure | null) => void;
}

export interface WakeListening {
  /** Takes the person's choice. Where nothing changed and nothing failed, it goes on as it is. */
  configure: (settings: WakeSettings) => void;
  /** Stops at once, while somebody talks or what was said cools down. */
  pause: () => void;
  resume: () => void;
  /**
   * Records the wake word once; listening rests meanwhile.
   * @throws ParleyError `mic.*`, `turn.busy` while somebody talks, `wake.untaught` with what to do better
   */
  lesson: () => Promise<LessonsTaken>;
  /** Deletes the recordings. */
  forget: () => Promise<void>;
}

/** Has the chosen engine listen whenever the microphone is free for it. */
export function createWakeListening({sampleRate, tap, untap, onWake, onState}: Options): WakeListening {
  let settings: WakeSettings = {wakeWord: 'off', wakePhrase: '', language: null};
  let isPaused = false;
  /** What runs now, listening or a lesson; what was aborted is over, and whatever still comes of it does nothing. */
  let current: AbortController | null = null;
  let lessonUnderWay: AbortController | null = null;
  let isToldToListen = false;
  /** What went wrong last and has been told; it is told once, and not again after every turn. */
  let known: FailureReason | null = null;

  const tell = (isListening: boolean, failure: Failure | null) => {
    const isNew = failure !== null && failure.reason !== known;
    if (failure) known = failure.reason;
    if (isListening === isToldToListen && !isNew) return;
    isToldToListen = isListening;
    onState(isListening, isNew ? failure : null);
  };
  const replace = (next: AbortController | null) => {
    current?.abort(new ParleyError('turn.busy', {message: CUT_OFF}));
    current = next;
  };
  const stop = () => {
    replace(null);
    untap();
  };
  const open = async (hear: Hear, signal: AbortSignal) => {
    await tap((samples) => {
      if (!signal.aborted) hear(samples);
    });
    if (!signal.aborted) tell(true, null);
    // Stopped while the microphone opened. Whatever runs instead has it, or lets go of it in its turn.
    else if (!current) untap();
  };
  const fail = (failure: Failure) => {
    log.warn('the wake word is not listened for', {reason: failure.reason, detail: failure.detail});
    stop();
    tell(false, failure);
  };

  const listen = async (signal: AbortSignal) => {
    const engine = await createEngine(settings, sampleRate);
    signal.throwIfAborted();
    signal.addEventListener('abort', () => engine.stop(), {once: true});
    await engine.start({
      onWake(agoMs) {
        if (!signal.aborted) onWake(agoMs);
      },
      onFailure(failure) {
        if (!signal.aborted) fail(failure);
      },
    });
    signal.throwIfAborted();
    await open((samples) => engine.hear(samples), signal);
    signal.throwIfAborted();
    known = null;
  };
  /** Listens if it should, anew. */
  const settle = () => {
    if (isPaused || settings.wakeWord === 'off') {
      stop();
      tell(false, null);
      return;
    }
    const mine = new AbortController();
    replace(mine);
    const {signal} = mine;
    listen(signal).catch((error: unknown) => {
      if (!signal.aborted) fail(toFailure(error));
    });
  };

  return {
    configure(next) {
      const isSame =
        next.wakeWord === settings.wakeWord &&
        next.wakePhrase === settings.wakePhrase &&
        next.language === settings.language;
      settings = next;
      if (isSame && known === null) return;
      if (!isSame) known = null;
      if (!lessonUnderWay) settle();
    },
    pause() {
      if (isPaused) return;
      isPaused = true;
      settle();
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      settle();
    },
    async lesson() {
      if (isPaused) throw new ParleyError('turn.busy', {message: TALKING});
      if (lessonUnderWay) throw new ParleyError('turn.busy', {message: RECORDING});
      const mine = new AbortController();
      replace(mine);
      lessonUnderWay = mine;
      try {
        const {takeLesson} = await import('./take-lesson.ts');
        return await takeLesson(sampleRate, (hear) => open(hear, mine.signal), mine.signal);
      } finally {
        lessonUnderWay = null;
        if (!mine.signal.aborted) settle();
      }
    },
    async forget() {
      const {forgetRecordings} = await import('../../platform/wake-store.ts');
      await forgetRecordings();
      if (!lessonUnderWay) settle();
    },
  };
}

const TALKING = sentence('lesson_later');
const RECORDING = sentence('lesson_under_way');
const CUT_OFF = sentence('lesson_cut_off');
