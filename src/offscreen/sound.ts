import captureUrl from './worklet/capture-processor.ts?worker&url';
import meterUrl from './worklet/meter-processor.ts?worker&url';

/** The one audio clock of the document. */
export interface Sound {
  readonly context: AudioContext;
  /** Resolves when both worklets are in place. */
  readonly ready: Promise<void>;
  wake: () => Promise<void>;
  /** Lets the clock rest while nobody talks. */
  rest: () => void;
}

export function createSound(): Sound {
  // Nothing is played through it, so it needs no output device: waking it costs no hardware.
  const context = new AudioContext({latencyHint: 'interactive', sinkId: {type: 'none'}});
  const {audioWorklet} = context;
  const loaded = Promise.all([audioWorklet.addModule(captureUrl), audioWorklet.addModule(meterUrl)]);
  return {
    context,
    ready: loaded.then(() => undefined),
    // Asked for even while it seems to run: a rest that was ordered just before has not shown in `state` yet.
    wake: () => context.resume(),
    rest: () => void context.suspend(),
  };
}
