import {Application, createDecoder, createEncoder} from 'libopus-wasm';
import {createReorderBuffer} from './reorder-buffer.ts';
import {FRAME_SAMPLES} from './voice-activity.ts';

const IN_RATE = 16_000;
const OUT_RATE = 24_000;
/** Samples of one frame sent: 20 ms at 24 kHz. */
export const OUT_FRAME_SAMPLES = 480;
// RTP counts Opus at 48 kHz whatever it carries (RFC 7587, section 4.1).
const RTP_TICKS_PER_FRAME = 960;
const BITRATE = 32_000;
// 9 ms of processor per second of audio; more gains nothing for synthetic speech.
const COMPLEXITY = 5;
// What libopus gives for a frame that need not be sent (opus_encoder_ctl, OPUS_SET_DTX); of a pause the first goes out.
const NOTHING_BYTES = 2;

export interface RtpFrame {
  sequenceNumber: number;
  timestamp: number;
  payload: Uint8Array;
}

/** Opus both ways: RTP payloads in, 16 kHz frames of 20 ms out; 24 kHz frames in, RTP payloads out. */
export interface OpusPort {
  receive(sequenceNumber: number, payload: Uint8Array): void;
  /** How many packets came in that stand for silence left out. */
  countPausesIn(): number;
  /** Hands on what still waits for an earlier packet, as no more will come for now. */
  flush(): void;
  /** The next packet, or `null` where a pause needs none. */
  encode(frame: Int16Array): RtpFrame | null;
  close(): void;
}

/**
 * @param onFrame takes 320 samples at 16 kHz each time.
 * @param savesSilence sends a packet every 400 ms instead of 20 in long pauses (DTX), for a peer that asks for it.
 */
export async function createOpusPort(
  onFrame: (frame: Int16Array) => void,
  savesSilence: boolean,
): Promise<OpusPort> {
  const decoder = await createDecoder({channels: 1, sampleRate: IN_RATE});
  const encoder = await createEncoder({
    channels: 1,
    sampleRate: OUT_RATE,
    application: Application.Voip,
    bitrate: BITRATE,
    complexity: COMPLEXITY,
    dtx: savesSilence,
  });
  let isClosed = false;
  let isPausing = false;
  let pausesIn = 0;
  let rest = new Int16Array(0);
  let sequenceNumber = Math.floor(Math.random() * 0x8000);
  let timestamp = Math.floor(Math.random() * 0x8000_0000);

  function handOn(pcm: Int16Array): void {
    const all = new Int16Array(rest.length + pcm.length);
    all.set(rest);
    all.set(pcm, rest.length);
    let offset = 0;
    for (; offset + FRAME_SAMPLES <= all.length; offset += FRAME_SAMPLES)
      onFrame(all.slice(offset, offset + FRAME_SAMPLES));
    rest = all.slice(offset);
  }

  const reorder = createReorderBuffer({
    deliver(payload) {
      try {
        handOn(decoder.decode(payload));
      } catch {
        // One broken packet is twenty lost milliseconds, not a lost session.
        handOn(decoder.decodePacketLoss(FRAME_SAMPLES));
      }
    },
    conceal: () => handOn(decoder.decodePacketLoss(FRAME_SAMPLES)),
  });

  return {
    receive(number, payload) {
      if (isClosed || payload.length === 0) return;
      if (payload.length <= NOTHING_BYTES) pausesIn += 1;
      reorder.receive(number, payload);
    },
    countPausesIn: () => pausesIn,
    flush() {
      if (!isClosed) reorder.flush();
    },
    encode(frame) {
      const payload = encoder.encode(frame);
      const isNothing = payload.length <= NOTHING_BYTES;
      // The first of a pause is sent all the same: it tells the other side that one has begun.
      const isSent = !isNothing || !isPausing;
      isPausing = isNothing;
      const rtp = {sequenceNumber, timestamp, payload};
      timestamp = (timestamp + RTP_TICKS_PER_FRAME) >>> 0;
      if (!isSent) return null;
      sequenceNumber = (sequenceNumber + 1) & 0xffff;
      return rtp;
    },
    close() {
      isClosed = true;
      decoder.free();
      encoder.free();
    },
  };
}
