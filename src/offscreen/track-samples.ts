/** Stretches of 10 ms that wait while the page is busy: a second, after which the oldest would be lost. */
const MOST_WAITING = 100;

/**
 * Gives every stretch of a track to `hear` until the track ends or `signal` does: mono samples, their rate in Hz, and the moment
 * the first of them was in the air, in ms on the clock of `performance.now`. Straight from the track: by way of Web Audio they
 * would come 50 to 80 ms later, and on a clock that has to be kept running. Rejects where the track cannot be read.
 */
export async function readSamples(
  track: MediaStreamTrack,
  hear: (samples: Float32Array, at: number, rate: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const reader = new MediaStreamTrackProcessor({track, maxBufferSize: MOST_WAITING}).readable.getReader();
  signal?.addEventListener('abort', () => void reader.cancel());
  for (;;) {
    const {value, done} = await reader.read();
    if (done) return;
    const samples = new Float32Array(value.numberOfFrames);
    value.copyTo(samples, {planeIndex: 0, format: 'f32-planar'});
    const {timestamp, sampleRate} = value;
    value.close();
    hear(samples, timestamp / 1_000, sampleRate);
  }
}
