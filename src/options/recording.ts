import {ParleyError} from '../protocol/failures.ts';

/** Between two levels that are told, in ms. */
const LEVEL_MS = 50;

/** Hears of loudness, RMS from 0 to 1. */
type LevelListener = (rms: number) => void;

/**
 * Listens to a microphone for `ms`; gives what was heard.
 * @throws ParleyError `mic.denied`, `mic.missing` where it cannot be opened
 */
export async function record(
  device: string | null,
  ms: number,
  onLevel: LevelListener,
  signal: AbortSignal,
): Promise<Blob> {
  const stream = await openMicrophone(device);
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.ondataavailable = ({data}) => parts.push(data);
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve));
    const context = new AudioContext({sinkId: {type: 'none'}});
    const meter = new AnalyserNode(context);
    new MediaStreamAudioSourceNode(context, {mediaStream: stream}).connect(meter);
    recorder.start();
    await follow(meter, ms, onLevel, signal);
    recorder.stop();
    await stopped;
    await context.close();
    return new Blob(parts, {type: recorder.mimeType});
  } finally {
    for (const track of stream.getTracks()) track.stop();
    onLevel(0);
  }
}

/** Plays a sound at a speaker, to its end. Rejects where the speaker is gone. */
export async function play(
  sound: Blob,
  device: string | null,
  onLevel: LevelListener,
  signal: AbortSignal,
): Promise<void> {
  const context = new AudioContext(device === null ? {} : {sinkId: device});
  try {
    const buffer = await context.decodeAudioData(await sound.arrayBuffer());
    const meter = new AnalyserNode(context);
    const source = new AudioBufferSourceNode(context, {buffer});
    source.connect(meter).connect(context.destination);
    source.start();
    await follow(meter, buffer.duration * 1_000, onLevel, signal);
  } finally {
    await context.close();
    onLevel(0);
  }
}

async function openMicrophone(device: string | null): Promise<MediaStream> {
  const audio = device === null ? true : {deviceId: {exact: device}};
  try {
    return await navigator.mediaDevices.getUserMedia({audio});
  } catch (cause) {
    const isRefused = cause instanceof DOMException && cause.name === 'NotAllowedError';
    throw new ParleyError(isRefused ? 'mic.denied' : 'mic.missing', {cause});
  }
}

async function follow(
  meter: AnalyserNode,
  ms: number,
  onLevel: LevelListener,
  signal: AbortSignal,
): Promise<void> {
  const samples = new Float32Array(meter.fftSize);
  const end = performance.now() + ms;
  while (performance.now() < end && !signal.aborted) {
    meter.getFloatTimeDomainData(samples);
    onLevel(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length));
    await new Promise((resolve) => setTimeout(resolve, LEVEL_MS));
  }
}
