import {chosenDevice} from '../platform/device-choice.ts';

/** Of everything in the document, in Hz: what Chrome's processing of the microphone gives, and what Opus carries. */
export const SAMPLE_RATE = 48_000;

/** Stretches of 10 ms that wait while the page is busy: a second, after which the oldest would be lost. */
const MOST_WAITING = 100;

/** A microphone that is open and heard. Nothing of it is lost while nobody listens yet. */
export interface Ear {
  readonly track: MediaStreamTrack;
  /** Resolves with the moment, in ms since the epoch, from which on what sounded was heard. */
  readonly since: Promise<number>;
  /** Gives every stretch to `hear`, first those that were heard before, until the track ends. */
  listen: (hear: (samples: Float32Array) => void) => void;
}

/** Opens the microphone that was chosen, else the system's own. @throws DOMException as `getUserMedia` does */
export async function askForMicrophone(echoCancellation: boolean): Promise<MediaStream> {
  const chosen = chosenDevice('microphone');
  const open = (device: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({
      audio: {
        ...device,
        echoCancellation,
        noiseSuppression: true,
        autoGainControl: true,
        channelCount: 1,
        sampleRate: SAMPLE_RATE,
      },
    });
  if (chosen === null) return open({});
  try {
    // A wish alone Chrome passes over.
    return await open({deviceId: {exact: chosen}});
  } catch (error) {
    // It is not plugged in.
    if (error instanceof DOMException && error.name === 'NotAllowedError') throw error;
    return open({});
  }
}

/**
 * Hears the microphone straight from its track: by way of Web Audio it would come about 80 ms later, and as much of the
 * last word would be missing when the microphone is closed.
 */
export function openEar(stream: MediaStream): Ear {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('the stream of a microphone has no track');
  const {promise: since, resolve: tellSince} = Promise.withResolvers<number>();
  const waiting: Float32Array[] = [];
  let hear: (samples: Float32Array) => void = (samples) => waiting.push(samples);

  const read = async () => {
    const reader = new MediaStreamTrackProcessor({track, maxBufferSize: MOST_WAITING}).readable.getReader();
    for (;;) {
      const {value, done} = await reader.read();
      if (done) return;
      // Chrome stamps a stretch with the moment its first sample was in the air, on the clock of `performance.now`.
      tellSince(performance.timeOrigin + value.timestamp / 1_000);
      const samples = new Float32Array(value.numberOfFrames);
      value.copyTo(samples, {planeIndex: 0, format: 'f32-planar'});
      value.close();
      hear(samples);
    }
  };
  read().catch((error: unknown) => console.warn('[parley:audio] reading the microphone failed', error));

  return {
    track,
    since,
    listen(next) {
      hear = next;
      for (const samples of waiting.splice(0)) next(samples);
    },
  };
}
