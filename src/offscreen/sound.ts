import captureUrl from './worklet/capture-processor.ts?worker&url';
import meterUrl from './worklet/meter-processor.ts?worker&url';

/** The one audio clock of the document. */
export interface Sound {
  /** The context with both worklets in place, running. */
  context: () => Promise<AudioContext>;
  /** Lets the clock rest; `context()` wakes it. */
  rest: () => void;
}

export function createSound(): Sound {
  // Nothing is played through it, so it needs no output device: waking it costs no hardware.
  const context = new AudioContext({latencyHint: 'interactive', sinkId: {type: 'none'}});
  const loaded = Promise.all([
    context.audioWorklet.addModule(captureUrl),
    context.audioWorklet.addModule(meterUrl),
  ]);
  return {
    async context() {
      await loaded;
      if (context.state !== 'running') await context.resume();
      return context;
    },
    rest() {
      void context.suspend();
    },
  };
}
