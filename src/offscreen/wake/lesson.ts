import {loudPart} from '../../core/wake/loud-part.ts';
import {createResampler} from '../../core/wake/resampler.ts';
import type {Frames} from '../../core/wake/time-warping.ts';
import {createVoiceGate} from '../../core/wake/voice-gate.ts';
import {ParleyError} from '../../protocol/failures.ts';
import {sentence} from '../../protocol/sentences.ts';
import {createCepstra, type Cepstra} from './cepstra.ts';

/** How long a voice is waited for, in s of sound. */
const WAIT_S = 6;
/** How long one may speak, in s of sound: no wake word is that long. */
const SPEAK_S = 3;
/** Stretches of silence beyond those that end a voice: 400 ms in all. */
const PATIENCE = 8;
/** Less than this, in frames of 10 ms, is a click or a cough: it is passed over. */
const CLICK_FRAMES = 20;
/** Less than this, in frames of 10 ms, is too little to be told apart from other words. */
const LEAST_FRAMES = 45;
/** A recording fainter than this (-40 dBFS) is as much room as word. */
const LEAST_LEVEL = 0.01;
/** The end of a recording is silence; the room is measured in this much of it, in frames of 10 ms. */
const ROOM_FRAMES = 20;

/** One recording of the wake word under way. */
export interface Lesson {
  hear: (samples: Float32Array) => void;
  /** The cepstra of the word, and of nothing around it. @throws ParleyError that says what to do better */
  readonly recording: Promise<Frames>;
}

/** Takes the first word that is said to it. `sampleRate` is that of `hear`, in Hz. */
export function createLesson(sampleRate: number): Lesson {
  const {promise, resolve, reject} = Promise.withResolvers<Frames>();
  let isOver = false;
  let cepstra: Cepstra | null = null;
  let waited = 0;
  let spoken = 0;
  let isDead = true;

  const fail = (key: 'lesson_quiet' | 'lesson_short' | 'lesson_long' | 'lesson_unheard') => {
    isOver = true;
    reject(new ParleyError('wake.untaught', {message: sentence(key)}));
  };
  const judge = (heard: Cepstra) => {
    const rest = heard.levels.slice(-ROOM_FRAMES);
    const room = rest.reduce((sum, level) => sum + level, 0) / rest.length;
    const {from, to} = loudPart(heard.levels, room);
    if (to - from < CLICK_FRAMES) return;
    if (Math.max(...heard.levels) < LEAST_LEVEL) {
      fail('lesson_quiet');
    } else if (to - from < LEAST_FRAMES) {
      fail('lesson_short');
    } else {
      isOver = true;
      resolve(heard.between(from, to));
    }
  };

  let resampler = createResampler(sampleRate);
  const gate = createVoiceGate(
    {
      onBegin() {
        cepstra = createCepstra();
        resampler = createResampler(sampleRate);
        spoken = 0;
      },
      onSound(samples) {
        spoken += samples.length;
        cepstra?.take(resampler.take(samples));
      },
      onEnd() {
        if (cepstra && !isOver) judge(cepstra);
        cepstra = null;
      },
    },
    PATIENCE,
  );

  return {
    recording: promise,
    hear(samples) {
      if (isOver) return;
      isDead &&= samples.every((sample) => sample === 0);
      waited += samples.length;
      gate.take(samples);
      if (cepstra && spoken > SPEAK_S * sampleRate) {
        fail('lesson_long');
      } else if (!cepstra && waited > WAIT_S * sampleRate) {
        isOver = true;
        if (isDead) reject(new ParleyError('mic.silent'));
        else fail('lesson_unheard');
      }
    },
  };
}
