import {TONE_FREQUENCIES, TONE_MS} from '../core/echo-tone.ts';
import {isBest, isEchoFree, judgeEcho, milder, tellEcho, type EchoVerdict} from '../core/echo-verdict.ts';
import {measureTone, type ToneReading} from '../core/tone-level.ts';
import {now, sleep} from '../platform/clock.ts';
import type {EchoFinding} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {currentPair, readPair} from './devices.ts';
import {openMicrophone} from './microphone.ts';
import {playTestTone} from './test-tone.ts';

/** Samples in a reading: 85 ms at 48 kHz, in which lines 50 Hz apart are told from each other. */
const READING_SAMPLES = 4_096;
/** From one reading to the next, in ms: half of each is new, so that nothing falls between two. */
const STEP_MS = 43;
/** A microphone that has just been opened gives zeros for a moment. */
const OPENING_MS = 200;
const ROOM_MS = 400;
/** What is still in the devices when the element has ended, and rings in the room, is heard by now. */
const FADE_MS = 150;
/** How long it is listened after the tone: an echo that Chrome's canceller cannot follow comes half a second late or later. */
const AFTER_MS = 500;

/** How much of the tone is played and when measuring begins, in ms. A canceller needs a second or two of sound to settle. */
const CANCELLED = {settleMs: TONE_MS / 2, playMs: Infinity};
const RAW = {settleMs: 300, playMs: 1_000};

export interface EchoCheck {
  /**
   * Plays the test tone up to three times and says what came back, in 2 to 12 s. Asked again meanwhile, it gives the same.
   * @throws ParleyError `turn.busy` while a conversation is held, when one begins, or where it was not quiet; `mic.*`
   */
  measure: () => Promise<EchoFinding>;
  /** Ends a measurement that runs, with `turn.busy`: a conversation goes first. */
  stop: () => void;
}

/** Finds out whether Parley hears itself through the microphone that a conversation would use. */
export function createEchoCheck(parts: {isBusy: () => boolean}): EchoCheck {
  let running: {finding: Promise<EchoFinding>; scope: AbortController} | null = null;
  const begin = () => {
    const scope = new AbortController();
    const finding = check(scope.signal).finally(() => {
      running = null;
    });
    return {finding, scope};
  };
  return {
    measure() {
      if (parts.isBusy()) return Promise.reject(busy('echo_later'));
      running ??= begin();
      return running.finding;
    },
    stop: () => running?.scope.abort(busy('echo_stopped')),
  };
}

const busy = (key: 'echo_later' | 'echo_stopped' | 'echo_unquiet') =>
  new ParleyError('turn.busy', {message: sentence(key)});
const lost = () => new ParleyError('mic.lost', {message: sentence('echo_mic_lost')});

async function check(signal: AbortSignal): Promise<EchoFinding> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  if (!devices.some(({kind}) => kind === 'audiooutput')) {
    throw new ParleyError('internal', {message: sentence('no_speaker')});
  }
  const pair = await readPair();
  const raw = pair === null ? null : await withEar(pair, signal, (ear, open) => listen(ear, RAW, open));
  if (raw && isEchoFree(raw) && currentPair() === pair) return tellEcho(raw, pair);
  const verdict = raw === 'dead' ? raw : await withEar(null, signal, listenTwice);
  if (verdict === 'dead') throw new ParleyError('mic.silent');
  if (verdict === 'disturbed') throw busy('echo_unquiet');
  return tellEcho(verdict, null);
}

/** The second time the canceller knows the room, as it does in a conversation that listens on. */
async function listenTwice(ear: () => ToneReading, signal: AbortSignal): Promise<EchoVerdict> {
  const first = await listen(ear, CANCELLED, signal);
  return isBest(first) ? first : milder(first, await listen(ear, CANCELLED, signal));
}

/** Opens the microphone as a conversation does for as long as `use` takes. `echoFree` is as in the settings. */
async function withEar<T>(
  echoFree: string | null,
  outer: AbortSignal,
  use: (ear: () => ToneReading, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const scope = new AbortController();
  const signal = AbortSignal.any([outer, scope.signal]);
  // A clock of its own that drives no device: nothing is played through it.
  const context = new AudioContext({sinkId: {type: 'none'}});
  let track: MediaStreamTrack | undefined;
  try {
    const microphone = await openMicrophone(echoFree);
    [track] = microphone.getAudioTracks();
    track?.addEventListener('ended', () => scope.abort(lost()), {signal});
    const ear = openEar(context, microphone);
    await pass(OPENING_MS, signal);
    return await use(ear, signal);
  } finally {
    scope.abort();
    track?.stop();
    await context.close();
  }
}

/** Plays the tone and judges what comes back. */
async function listen(
  ear: () => ToneReading,
  {settleMs, playMs}: typeof RAW,
  signal: AbortSignal,
): Promise<EchoVerdict> {
  const hear = async (isOver: () => boolean) => {
    const readings: ToneReading[] = [];
    while (!isOver()) {
      await pass(STEP_MS, signal);
      readings.push(ear());
    }
    return readings;
  };
  const room = await hear(past(ROOM_MS));
  const tone = await playTestTone(signal);
  const isPlayed = past(playMs);
  await pass(settleMs, signal);
  const during = await hear(() => tone.isOver() || isPlayed());
  tone.stop();
  await pass(FADE_MS, signal);
  return judgeEcho({stepMs: STEP_MS, room, during, after: await hear(past(AFTER_MS))});
}

/** Waits; raises with the signal's reason when it ends. */
async function pass(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, signal);
  signal.throwIfAborted();
}

function past(ms: number): () => boolean {
  const end = now() + ms;
  return () => now() >= end;
}

/** Answers what the microphone heard within the last `READING_SAMPLES`. */
function openEar(context: AudioContext, microphone: MediaStream): () => ToneReading {
  const analyser = new AnalyserNode(context, {fftSize: READING_SAMPLES});
  new MediaStreamAudioSourceNode(context, {mediaStream: microphone}).connect(analyser);
  const samples = new Float32Array(READING_SAMPLES);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    return measureTone(samples, TONE_FREQUENCIES, context.sampleRate);
  };
}
