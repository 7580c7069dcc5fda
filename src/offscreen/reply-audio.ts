import type {ReplyNote} from '../core/capture-gate.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Sound} from './sound.ts';

const log = createLog('audio');

export interface ReplyAudio {
  /** Listens to `element` from now on: the session whose voice it plays has the floor. */
  follow: (element: HTMLAudioElement) => void;
  /** Stops what is being heard at once, before the service is told. */
  silence: () => void;
  /** A reply that may be heard is beginning. */
  unsilence: () => void;
}

/**
 * Measures what is really heard of the other side, which plays through an audio element: Chrome's echo cancellation
 * knows what comes out of it. `onReading` gets every stretch that is not silent.
 */
export function createReplyAudio(
  {context, ready}: Sound,
  onReading: (reading: ReplyNote) => void,
): ReplyAudio {
  let element: HTMLAudioElement | null = null;
  let source: MediaStreamAudioSourceNode | null = null;
  let meter: AudioWorkletNode | null = null;
  const attach = async (mine: HTMLAudioElement) => {
    await ready;
    if (mine !== element || !(mine.srcObject instanceof MediaStream)) return;
    source?.disconnect();
    meter?.port.close();
    source = new MediaStreamAudioSourceNode(context, {mediaStream: mine.srcObject});
    meter = new AudioWorkletNode(context, 'parley-meter', {numberOfOutputs: 0});
    meter.port.onmessage = ({data}: MessageEvent<ReplyNote>) => {
      if (mine === element && !mine.muted) onReading(data);
    };
    source.connect(meter);
  };
  return {
    follow(next) {
      if (next === element) return;
      element = next;
      inBackground(attach(next), log, 'measuring the reply');
    },
    silence() {
      if (element) element.muted = true;
    },
    unsilence() {
      if (element) element.muted = false;
    },
  };
}
