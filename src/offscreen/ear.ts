import {chosenDevice} from '../platform/device-choice.ts';
import {readSamples} from './track-samples.ts';

/** Of everything in the document, in Hz: what Chrome's processing of the microphone gives, and what Opus carries. */
export const SAMPLE_RATE = 48_000;

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

/** Hears the microphone: what comes late of it would be missing from the last word when the microphone is closed. */
export function openEar(stream: MediaStream): Ear {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Error('the stream of a microphone has no track');
  const {promise: since, resolve: tellSince} = Promise.withResolvers<number>();
  const waiting: Float32Array[] = [];
  let hear: (samples: Float32Array) => void = (samples) => waiting.push(samples);

  readSamples(track, (samples, at) => {
    tellSince(performance.timeOrigin + at);
    hear(samples);
  }).catch((error: unknown) => console.warn('[parley:audio] reading the microphone failed', error));

  return {
    track,
    since,
    listen(next) {
      hear = next;
      for (const samples of waiting.splice(0)) next(samples);
    },
  };
}
