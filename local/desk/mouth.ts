import type {Writable} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import {startChild} from './child.ts';
import {openEars, type Ears} from './ears.ts';
import {SOUND_RATE, type Sound} from './sound.ts';
import {resample, speech} from './speech.ts';
import {waitFor, wallMs, within} from './wait.ts';

const TICK_MS = 10;
/** What the player keeps in hand, and how far the stream is filled ahead of the clock: enough for a busy machine. */
const PLAYER_MS = 150;
const LEAD_MS = 250;
/** A room is never quite still, and a device that gives pure zeros reads as a broken one. */
const ROOM_NOISE = 4 / 32768;

/** A pause of pure zeros in the noise, at -78 dB against full scale: the meter finds it, and nobody hears it. */
const NOTCH_MS = 30;
const NOTCH_EVERY_MS = 500;
const NOTCH_LOST_MS = 5000;
/** How much later than it was written a sound may be out; what a busy machine adds to it is taken back. */
const USUAL_LAG_MS = 280;
const TOO_LATE_MS = 360;

/** A voice that ends this much later than its length allows was torn. */
const TORN_MS = 30;

/** When a sentence was in the air, in ms since the epoch: the beginning and end of its audible part. */
export interface Utterance {
  text: string;
  voiceFrom: number;
  voiceTo: number;
}

/** A person's mouth at the desk's microphone: one open stream into which speech goes at any moment. */
export interface Mouth {
  /**
   * Speaks, and settles when the voice has just ended. `gain` scales the loudness; `at` is when the voice is to begin, in
   * ms since the epoch, which is kept to a few hundredths of a second if it is half a second away.
   */
  say: (text: string, options?: {gain?: number; at?: number}) => Promise<Utterance>;
  /** Whether an utterance that just ended came out in one piece; a machine that is too busy tears it. */
  wasWhole: (utterance: Utterance) => boolean;
  /** Stops in the middle of a word. */
  hush: () => void;
  /** What the microphone got, by the same means by which the speaker is heard. */
  ears: Ears;
  stop: () => Promise<void>;
}

/** A notch under way: when it was begun to be written, and how many of its samples are still to be. */
interface Notch {
  at: number | null;
  samplesLeft: number;
}

interface Spoken {
  samples: Float32Array;
  next: number;
  gain: number;
}

/** Opens the mouth. It plays faint noise until it is told to say something. */
export async function openMouth(sound: Sound): Promise<Mouth> {
  // First the meter, which wants what is heard at once: to a player that comes alone the device gives two seconds of delay.
  const ears = await openEars(sound, 'mouth.monitor');
  const player = await startChild(
    'pacat',
    [
      '--playback',
      '--device=mouth',
      '--raw',
      '--format=s16le',
      `--rate=${SOUND_RATE}`,
      '--channels=1',
      `--latency-msec=${PLAYER_MS}`,
    ],
    {env: {...process.env, ...sound.env}, stdio: ['pipe', 'ignore', 'pipe']},
  ).catch(async (error: unknown) => {
    await ears.stop();
    throw error;
  });
  const pipe = player.process.stdin as Writable;
  // A daemon that went away shows as a broken pipe; the next `say` reports it.
  pipe.on('error', () => undefined);
  const queue: Spoken[] = [];
  const startedAt = wallMs();
  let written = 0;
  let notch: Notch | null = null;
  let lagMs = Number.POSITIVE_INFINITY;
  let checkedAt = Number.NEGATIVE_INFINITY;

  const write = () => {
    const due = Math.floor(inSamples(wallMs() - startedAt + LEAD_MS)) - written;
    if (due <= 0 || !pipe.writable) return;
    if (notch) notch.at ??= wallMs();
    const samples = new Int16Array(due);
    for (let index = 0; index < due; index += 1) {
      if (notch && notch.samplesLeft > 0) notch.samplesLeft -= 1;
      else samples[index] = Math.round(nextSample(queue) * 32767);
    }
    written += due;
    pipe.write(Buffer.from(samples.buffer));
  };
  write();
  const clock = setInterval(write, TICK_MS);

  /**
   * Whenever the player runs dry, all that follows is so much later for good. So the lag is measured again and again, and
   * what is too much is taken back by writing nothing for so long.
   */
  const checkLag = () => {
    const now = wallMs();
    const at = notch?.at ?? null;
    const outAt = at === null ? null : ears.gap(at, NOTCH_MS - 5, NOTCH_MS + 5);
    if (at !== null && outAt !== null) {
      lagMs = outAt - at;
      if (lagMs > TOO_LATE_MS) written += Math.round(inSamples(lagMs - USUAL_LAG_MS));
      notch = null;
      checkedAt = now;
    }
    const isDue = notch ? at !== null && now - at > NOTCH_LOST_MS : now - checkedAt > NOTCH_EVERY_MS;
    if (isDue && queue.length === 0) notch = {at: null, samplesLeft: inSamples(NOTCH_MS)};
  };
  const checks = setInterval(checkLag, NOTCH_MS);
  /** Settles when the mouth keeps time, or after a while all the same. */
  const keepTime = () =>
    waitFor(
      'the mouth to keep time',
      () => (lagMs <= TOO_LATE_MS && wallMs() - (notch?.at ?? wallMs()) < TOO_LATE_MS ? true : undefined),
      {timeoutMs: 5000, everyMs: 10},
    ).catch(() => undefined);
  await keepTime();

  const say: Mouth['say'] = async (text, {gain = 0.9, at} = {}) => {
    if (!pipe.writable) throw new Error(`the microphone stream has ended: ${player.complaint()}`);
    const made = await speech(text);
    const whole = resample(made.samples, made.rate, SOUND_RATE);
    const from = Math.floor((made.voiceFrom * SOUND_RATE) / made.rate);
    const samples = whole.subarray(from, Math.ceil((made.voiceTo * SOUND_RATE) / made.rate));
    await keepTime();
    if (at !== undefined) await sleep(Math.max(0, at - lagMs - wallMs()));
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
    wasWhole({voiceFrom, voiceTo}) {
      const {lastAudibleAt} = ears.heard(voiceFrom, voiceTo + TORN_MS * 5);
      return lastAudibleAt !== null && lastAudibleAt - voiceTo < TORN_MS;
    },
    hush: () => void queue.splice(0),
    ears,
    stop: async () => {
      clearInterval(clock);
      clearInterval(checks);
      pipe.end();
      await ears.stop();
      await player.stop();
    },
  };
}

function inSamples(ms: number): number {
  return (ms * SOUND_RATE) / 1000;
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
