import {createCaptureGate, type CaptureOrder} from '../../core/capture-gate.ts';

/** The gate between the microphone and the connection, on the audio thread. */
class CaptureProcessor extends AudioWorkletProcessor {
  #gate = createCaptureGate(sampleRate, (note) => {
    this.port.postMessage(note);
  });

  constructor() {
    super();
    this.port.onmessage = ({data}: MessageEvent<CaptureOrder>) => {
      this.#gate.obey(data);
    };
  }

  process(_inputs: Float32Array[][], [output]: Float32Array[][]): boolean {
    const out = output?.[0];
    if (out) this.#gate.pass(out);
    return true;
  }
}

registerProcessor('parley-capture', CaptureProcessor);
