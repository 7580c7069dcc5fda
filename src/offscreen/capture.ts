import {createCaptureGate, type CaptureNote, type CaptureOrder} from '../core/capture-gate.ts';
import type {SpeechReading} from '../core/speech-gate.ts';
import {watchDevice} from '../platform/device-choice.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {openMicrophoneEar} from './microphone.ts';
import {createOutlet} from './outlet.ts';

const log = createLog('audio');

/** How often what waits is let out while no microphone does so by being heard. */
const STEP_MS = 10;

/** Hears of one capture only: notes of an earlier one are dropped before they reach it. */
export interface CaptureListener {
  /** The microphone was opened for it, and keeps what sounded since the moment `at`, in ms since the epoch. */
  onHearing: (at: number) => void;
  onReading: (reading: SpeechReading) => void;
  /** A voice has begun, or ended. */
  onVoice: (isActive: boolean) => void;
  /** The microphone ended by itself, unplugged or its permission taken back, and no other took its place. */
  onLost: () => void;
  /** Another microphone took the place of one that ended. */
  onReplaced: () => void;
}

export interface Capture {
  /** What the connection sends: what the gate lets out. */
  readonly track: MediaStreamTrack;
  /** The microphone's name as the system gives it; `null` while none is open. */
  readonly device: string | null;
  /**
   * Opens the microphone and keeps what it hears, and the last `keepMs` of what was listened to. A capture that
   * `listensOn` stays open when it is finished. @throws ParleyError `mic.*`
   */
  start: (
    listener: CaptureListener,
    options: {keepMs: number; listensOn: boolean; echoFree: string | null},
  ) => Promise<void>;
  /** Lets what is kept, and what follows, out to the connection. */
  flow: () => void;
  /** What was let out waits again, for another connection. */
  rewind: () => void;
  /** What was let out has done its work and need not be kept. */
  forget: () => void;
  /**
   * Resolves when the last of what was said until now has been let out, which needs `flow`, or when the capture is
   * dropped. Closes the microphone unless the capture listens on.
   */
  finish: () => Promise<void>;
  /** Opens the microphone again for what was finished and not dropped. @throws ParleyError `mic.*` */
  resume: (options: {listensOn: boolean}) => Promise<void>;
  /** Closes the microphone; what was said is kept until the next capture starts, or `drop`. */
  close: () => void;
  /** Closes the microphone and forgets what was kept. */
  drop: () => void;
  /** Shuts the ear while Parley speaks, where its voice would be heard as the person's. */
  deafen: (isDeaf: boolean) => void;
  /** Sets the RMS below which nothing counts as voice. */
  sense: (least: number) => void;
  /** Opens the microphone for the wake word: `hear` gets all samples, nothing is let through. @throws ParleyError `mic.*` */
  tap: (hear: (samples: Float32Array) => void) => Promise<void>;
  untap: () => void;
}

/** Puts the gate between the microphone and the connection; the microphone is open only while somebody uses it. */
export function createCapture(): Capture {
  const outlet = createOutlet();
  let captureId = 0;
  let listener: CaptureListener | null = null;
  let onDrained: (() => void) | null = null;
  let hear: ((samples: Float32Array) => void) | null = null;
  let isTalking = false;
  let echoFree: string | null = null;
  let microphone: MediaStreamTrack | null = null;
  let opening: Promise<void> | null = null;
  /** When the gate was last asked for what goes out. */
  let askedAt = performance.now();
  let stepping: ReturnType<typeof setTimeout> | undefined;

  const take = (note: CaptureNote) => {
    if (note.type === 'samples') hear?.(note.samples);
    else if (note.captureId !== captureId) log.debug('a note of an earlier capture was dropped');
    else if (note.type === 'reading') listener?.onReading(note);
    else if (note.type === 'voice') listener?.onVoice(note.isActive);
    else settleDrained();
  };
  const settleDrained = () => {
    onDrained?.();
    onDrained = null;
  };
  // Who hears a note may give an order: the gate is to have finished its own first.
  const gate = createCaptureGate((note) => queueMicrotask(() => take(note)));
  const order = (message: CaptureOrder) => {
    gate.obey(message);
    letOut();
  };
  function letOut(): void {
    const at = performance.now();
    for (const block of gate.pass(at - askedAt)) outlet.write(block);
    askedAt = at;
    clearTimeout(stepping);
    if (gate.isOwing) stepping = setTimeout(letOut, STEP_MS);
  }

  watchDevice('microphone', () => {
    if (microphone) inBackground(replace(), log, 'taking the chosen microphone');
  });

  const isUsed = () => isTalking || hear !== null;

  /** Opens the microphone unless it is open. Two who ask at once get the same one. */
  const open = (): Promise<void> => {
    if (microphone) return Promise.resolve();
    opening ??= connect().finally(() => {
      opening = null;
    });
    return opening;
  };
  async function connect(): Promise<void> {
    const ear = await openMicrophoneEar(echoFree);
    const {track: input} = ear;
    if (!isUsed()) {
      input.stop();
      return;
    }
    microphone = input;
    ear.listen((samples) => {
      if (microphone === input) order({type: 'heard', samples});
    });
    void ear.since.then((at) => {
      if (microphone === input) listener?.onHearing(at);
    });
    input.addEventListener('ended', () => {
      if (microphone === input) inBackground(replace(), log, 'replacing the microphone');
    });
  }
  /** The device went away: the system's next one carries the same capture on, if there is one. */
  async function replace(): Promise<void> {
    disconnect();
    try {
      await open();
      log.info('another microphone took the place of one that went away', {device: microphone?.label});
      listener?.onReplaced();
    } catch (error) {
      log.warn('the microphone went away', {error: String(error)});
      listener?.onLost();
    }
  }
  const disconnect = () => {
    microphone?.stop();
    microphone = null;
  };
  const closeUnlessUsed = () => {
    if (!isUsed()) disconnect();
  };
  const endTalk = () => {
    isTalking = false;
    closeUnlessUsed();
  };

  return {
    track: outlet.track,
    get device() {
      return microphone?.label ?? null;
    },
    async start(next, options) {
      ({echoFree} = options);
      captureId += 1;
      listener = next;
      settleDrained();
      isTalking = true;
      const {keepMs, listensOn} = options;
      order({type: 'hold', captureId, keepMs, listensOn});
      await open();
    },
    flow: () => order({type: 'flow'}),
    rewind: () => order({type: 'rewind'}),
    forget: () => order({type: 'forget'}),
    finish() {
      const drained = new Promise<void>((resolve) => {
        settleDrained();
        onDrained = resolve;
      });
      order({type: 'finish'});
      return drained;
    },
    async resume({listensOn}) {
      settleDrained();
      isTalking = true;
      order({type: 'resume', listensOn});
      await open();
    },
    close: endTalk,
    drop() {
      captureId += 1;
      listener = null;
      order({type: 'drop'});
      endTalk();
      settleDrained();
    },
    deafen: (isDeaf) => order({type: 'deafen', isDeaf}),
    sense: (least) => order({type: 'sense', least}),
    async tap(next) {
      hear = next;
      order({type: 'tap', isOn: true});
      await open();
    },
    untap() {
      hear = null;
      order({type: 'tap', isOn: false});
      closeUnlessUsed();
    },
  };
}
