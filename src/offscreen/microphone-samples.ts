import {createLog, inBackground} from '../platform/log.ts';

const log = createLog('audio');

/** Stretches of 10 ms that wait while the page is busy: a second, after which the oldest would be lost. */
const MOST_WAITING = 100;

/**
 * Gives every stretch of what a microphone hears to `hear`, until the track ends. Straight from the track: by way of Web
 * Audio it would come about 80 ms later, and as much of the last word would be missing when the microphone is closed.
 */
export function readSamples(track: MediaStreamTrack, hear: (samples: Float32Array) => void): void {
  const {readable} = new MediaStreamTrackProcessor({track, maxBufferSize: MOST_WAITING});
  const read = async () => {
    const reader = readable.getReader();
    for (;;) {
      const {value, done} = await reader.read();
      if (done) return;
      const samples = new Float32Array(value.numberOfFrames);
      value.copyTo(samples, {planeIndex: 0, format: 'f32-planar'});
      value.close();
      hear(samples);
    }
  };
  inBackground(read(), log, 'reading the microphone');
}
