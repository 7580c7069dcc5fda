import {createLog} from '../platform/log.ts';
import {SAMPLE_RATE} from './ear.ts';

const log = createLog('audio');

/** What a connection sends: a track that carries what is written to it, when it is written, and nothing else. */
export interface Outlet {
  readonly track: MediaStreamTrack;
  /** Sends a block of the gate: mono samples at `SAMPLE_RATE`, as many each time. Where their number changes, Chrome drops some. */
  write: (block: Float32Array) => void;
}

/**
 * A track that is written by hand. Web Audio would give out on a clock of its own: it tears a word where samples come late, and
 * everything after that is later for good. Here what comes late goes out at once, and the jitter buffer of the other side, which is
 * there for the network, takes it in. Source: w3c/mediacapture-transform issue 29, where Chromium's authors compare the two.
 */
export function createOutlet(): Outlet {
  const track = new MediaStreamTrackGenerator({kind: 'audio'});
  const writer = track.writable.getWriter();
  let written = 0;
  return {
    track,
    write(block) {
      const data = new AudioData({
        format: 'f32-planar',
        sampleRate: SAMPLE_RATE,
        numberOfChannels: 1,
        numberOfFrames: block.length,
        // On a clock of what was written, in microseconds.
        timestamp: Math.round((written * 1_000_000) / SAMPLE_RATE),
        data: new Float32Array(block),
      });
      written += block.length;
      writer.write(data).catch((error: unknown) => {
        log.error('the track to the service took nothing', {error: String(error)});
      });
    },
  };
}
