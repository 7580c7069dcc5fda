// Known to Chromium since 94, not to TypeScript's DOM. Source: MediaStreamTrack Insertable Media Processing using Streams;
// Chromium has both in windows, for audio too.

declare class MediaStreamTrackProcessor {
  constructor(init: {track: MediaStreamTrack; maxBufferSize?: number});
  readonly readable: ReadableStream<AudioData>;
}

/** A track whose samples are written. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: {kind: 'audio'});
  readonly writable: WritableStream<AudioData>;
}
