import type {Writable} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import {startChild} from './child.ts';
import {openEars, type Ears} from './ears.ts';
import {SOUND_RATE, type Sound} from './sound.ts';
import {resample, speech} from './speech.ts';
import {wallMs, within} from './wait.ts';

const TICK_MS = 10;
/** How far the stream is filled ahead of the clock: enough to outlive a busy moment of this process. */
const LEAD_MS = 60;
/** A room is never quite still, and a device that gives pure zeros reads as a broken one. */
const ROOM_NOISE = 4 / 32768;

/** When a sentence was in the air, in ms since the epoch: the beginning and end of its audible part. */
export interface Utterance {
  text: string;
  voiceFrom: number;
  voiceTo: number;
}

/** A person's mouth at the desk's microphone: one open stream into which speech goes at any moment. */
export interface Mouth {
  /** Speaks, and settles when the voice has just ended. `gain` scales the loudness. */
  say: (text: string, options?: {gain?: number}) => Promise<Utterance>;
  /** Stops in the middle of a word. */
  hush: () => void;
  /** What the microphone got, by the same means by which the speaker is heard. */
  ears: Ears;
  stop: () => Promise<void>;
}

interface Spoken {
  samples: Float32Array;
  next: number;
  gain: number;
}

/** Opens the mouth. It plays faint noise until it is told to say something. */
export async function openMouth(sound: Sound): Promise<Mouth> {
  const player = await startChild(
    'pacat',
    [
      '--playback',
      '--device=mouth',
      '--raw',
      '--format=s16le',
      `--rate=${SOUND_RATE}`,
      '--channels=1',
      '--latency-msec=30',
    ],
    {env: {...process.env, ...sound.env}, stdio: ['pipe', 'ignore', 'pipe']},
  );
  const pipe = player.process.stdin as Writable;
  // A daemon that went away shows as a broken pipe; the next `say` reports it.
  pipe.on('error', () => undefined);
  const queue: Spoken[] = [];
  const startedAt = wallMs();
  let written = 0;

  const write = () => {
    const due = Math.floor(((wallMs() - startedAt + LEAD_MS) / 1000) * SOUND_RATE) - written;
    if (due <= 0 || !pipe.writable) return;
    const samples = new Int16Array(due);
    for (let index = 0; index < due; index += 1) {
      samples[index] = Math.round(nextSample(queue) * 32767);
    }
    written += due;
    pipe.write(Buffer.from(samples.buffer));
  };
  write();
  const clock = setInterval(write, TICK_MS);
  const ears = await openEars(sound, 'mouth.monitor').catch(async (error: unknown) => {
    clearInterval(clock);
    await player.stop();
    throw error;
  });

  const say: Mouth['say'] = async (text, {gain = 0.9} = {}) => {
    if (!pipe.writable) throw new Error(`the microphone stream has ended: ${player.complaint()}`);
    const made = await speech(text);
    const whole = resample(made.samples, made.rate, SOUND_RATE);
    const from = Math.floor((made.voiceFrom * SOUND_RATE) / made.rate);
    const samples = whole.subarray(from, Math.ceil((made.voiceTo * SOUND_RATE) / made.rate));
    const askedAt = wallMs();
    const durationMs = (samples.length / SOUND_RATE) * 1000;
    queue.push({samples, next: 0, gain});
    // The meter on the microphone tells when the first sample was really out; the rest follows at the known rate.
    const voiceFrom = await within(`the start of "${text}"`, 5000, ears.waitForSound(askedAt, 5000));
    await sleep(Math.max(0, voiceFrom + durationMs - wallMs()));
    return {text, voiceFrom, voiceTo: voiceFrom + durationMs};
  };
  return {
    say,
    hush: () => void queue.splice(0),
    ears,
    stop: async () => {
      clearInterval(clock);
      pipe.end();
      await ears.stop();
      await player.stop();
    },
  };
}

function nextSample(queue: Spoken[]): number {
  const noise = (Math.random() * 2 - 1) * ROOM_NOISE;
  const spoken = queue[0];
  if (!spoken) return noise;
  const value = spoken.samples[spoken.next] ?? 0;
  spoken.next += 1;
  if (spoken.next >= spoken.samples.length) queue.shift();
  return Math.max(-1, Math.min(1, value * spoken.gain + noise));
}
