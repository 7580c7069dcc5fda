import {SAMPLE_RATE} from './ear.ts';
import processorsUrl from './worklet/processors.ts?worker&url';

/** Who needs the clock to run. */
export type SoundUser = 'turn' | 'microphone';

/** The one audio clock of the document. */
export interface Sound {
  readonly context: AudioContext;
  /** Resolves when both worklets are in place. */
  readonly ready: Promise<void>;
  wake: (user: SoundUser) => Promise<void>;
  /** Lets the clock rest once nobody needs it any more. */
  rest: (user: SoundUser) => void;
}

/** The worklets are loaded when `first` is over: until then the thread that opens the microphone is not to be kept busy. */
export function createSound(first: Promise<unknown>): Sound {
  // Nothing is played through it, so it needs no output device: waking it costs no hardware.
  const context = new AudioContext({
    latencyHint: 'interactive',
    sampleRate: SAMPLE_RATE,
    sinkId: {type: 'none'},
  });
  const load = () => context.audioWorklet.addModule(processorsUrl);
  const ready = first.then(load, load);
  const users = new Set<SoundUser>();
  return {
    context,
    ready,
    wake(user) {
      users.add(user);
      // Asked for even while it seems to run: a rest that was ordered just before has not shown in `state` yet.
      return context.resume();
    },
    rest(user) {
      users.delete(user);
      if (users.size === 0) void context.suspend();
    },
  };
}
