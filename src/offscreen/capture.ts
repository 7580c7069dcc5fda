import {createLog, inBackground} from '../platform/log.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {CaptureNote, CaptureOrder, MeterNote} from './capture-messages.ts';
import {openMicrophone} from './microphone.ts';
import type {Sound} from './sound.ts';

const log = createLog('audio');

/** Hears of one capture only: notes of an earlier one are dropped before they reach it. */
export interface CaptureListener {
  onReading: (reading: MeterNote) => void;
  /** The microphone ended by itself: unplugged, or its permission taken back. */
  onLost: () => void;
}

export interface Capture {
  /** What the connection sends: silence, except for what the gate lets out. */
  readonly track: MediaStreamTrack;
  /** Opens the microphone and keeps what it hears. @throws ParleyError `mic.*` */
  start: (listener: CaptureListener) => Promise<void>;
  /** Lets what is kept, and what follows, out to the connection. */
  flow: () => void;
  /**
   * Closes the microphone; resolves when the last of what was kept has been let out, which needs `flow`, or when the
   * capture is dropped.
   */
  finish: () => Promise<void>;
  /** Closes the microphone and forgets what was kept. */
  drop: () => void;
}

/** Puts the gate between the microphone and the connection; the microphone itself is opened for each capture. */
export function createCapture({context, ready, wake}: Sound): Capture {
  const destination = new MediaStreamAudioDestinationNode(context, {channelCount: 1});
  const [track] = destination.stream.getAudioTracks();
  if (!track) throw new ParleyError('internal', {detail: 'an audio destination has no track'});

  let captureId = 0;
  let source: MediaStreamAudioSourceNode | null = null;
  let listener: CaptureListener | null = null;
  let onDrained: (() => void) | null = null;

  const gate = ready.then(() => {
    const node = new AudioWorkletNode(context, 'parley-capture', {
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    node.connect(destination);
    node.port.onmessage = ({data}: MessageEvent<CaptureNote>) => {
      if (data.captureId !== captureId) return;
      if (data.type === 'reading') listener?.onReading(data);
      else onDrained?.();
    };
    return node;
  });
  const order = (message: CaptureOrder) => {
    inBackground(
      gate.then(({port}) => port.postMessage(message)),
      log,
      'an order to the gate',
    );
  };
  const closeMicrophone = () => {
    source?.disconnect();
    stop(source?.mediaStream);
    source = null;
  };

  return {
    track,
    async start(next) {
      closeMicrophone();
      const mine = ++captureId;
      listener = next;
      onDrained = null;
      order({type: 'hold', captureId: mine});
      // The microphone is asked for first; the gate, where it is not there yet, is made meanwhile.
      const [microphone, node] = await Promise.all([openMicrophone(), gate, wake()]);
      if (mine !== captureId) {
        stop(microphone);
        return;
      }
      source = new MediaStreamAudioSourceNode(context, {mediaStream: microphone});
      source.connect(node);
      microphone.getAudioTracks()[0]?.addEventListener('ended', () => {
        if (mine === captureId) next.onLost();
      });
    },
    flow: () => order({type: 'flow'}),
    finish() {
      listener = null;
      const drained = new Promise<void>((resolve) => {
        onDrained = resolve;
      });
      order({type: 'finish'});
      closeMicrophone();
      return drained;
    },
    drop() {
      captureId += 1;
      listener = null;
      order({type: 'drop'});
      closeMicrophone();
      onDrained?.();
      onDrained = null;
    },
  };
}

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
