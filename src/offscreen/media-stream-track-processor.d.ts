/**
 * Known to Chromium since 94, not to TypeScript's DOM. Source: MediaStreamTrack Insertable Media Processing using Streams;
 * Chromium has it in windows too.
 */
declare class MediaStreamTrackProcessor {
  constructor(init: {track: MediaStreamTrack; maxBufferSize?: number});
  readonly readable: ReadableStream<AudioData>;
}
