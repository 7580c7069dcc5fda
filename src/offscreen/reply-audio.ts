import type {MeterNote} from './capture-messages.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Sound} from './sound.ts';

const log = createLog('audio');

export interface ReplyAudio {
  /** Starts measuring the stream that the element plays; called anew for each connection. */
  measure: (stream: MediaStream) => void;
  /** Stops what is being heard at once, before the service is told. */
  silence: () => void;
  /** A reply that may be heard is beginning. */
  unsilence: () => void;
}

/**
 * Measures what is really heard of the other side, which plays through `element`: Chrome's echo cancellation knows what
 * comes out of it. `onReading` gets every stretch that is not silent.
 */
export function createReplyAudio(
  {context, ready, wake}: Sound,
  element: HTMLAudioElement,
  onReading: (reading: MeterNote) => void,
): ReplyAudio {
  let source: MediaStreamAudioSourceNode | null = null;
  let meter: AudioWorkletNode | null = null;
  const attach = async (stream: MediaStream) => {
    await Promise.all([ready, wake()]);
    source?.disconnect();
    meter?.port.close();
    source = new MediaStreamAudioSourceNode(context, {mediaStream: stream});
    meter = new AudioWorkletNode(context, 'parley-meter', {numberOfOutputs: 0});
    meter.port.onmessage = ({data}: MessageEvent<MeterNote>) => {
      if (!element.muted) onReading(data);
    };
    source.connect(meter);
  };
  return {
    measure: (stream) => inBackground(attach(stream), log, 'measuring the reply'),
    silence() {
      element.muted = true;
    },
    unsilence() {
      element.muted = false;
    },
  };
}
