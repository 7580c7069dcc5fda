import {OUT_FRAME_SAMPLES} from './opus-port.ts';

/** Length of one frame played, in ms. */
export const PLAY_FRAME_MS = 20;
// The pacer looks five times as often as it sends: a late timer then costs a few milliseconds, not a frame.
const LOOK_MS = 4;
// Later than this (a suspended machine, a long garbage collection) the clock starts afresh rather than bursting.
const MAX_LATE_MS = 200;
/** Speech is made at most this far ahead of what is heard, so that a cancelled reply is cancelled while it is being made. */
const MAX_AHEAD_FRAMES = 400 / PLAY_FRAME_MS;
const SILENCE = new Int16Array(OUT_FRAME_SAMPLES);

export interface Playing {
  responseId: string;
  itemId: string;
  /** What the other side was sent of this item, in ms. */
  playedMs: number;
}

export interface PlaybackListener {
  started(responseId: string): void;
  stopped(responseId: string): void;
  /** One frame each 20 ms, silence between replies. */
  frame(pcm: Int16Array, isSpeech: boolean): void;
}

type Queued =
  {type: 'frame'; responseId: string; itemId: string; pcm: Int16Array} | {type: 'end'; responseId: string};

/** The server's output buffer: takes speech as it is made, gives it out at the speed it is heard. */
export interface Playback {
  push(responseId: string, itemId: string, pcm: Int16Array): void;
  /** No more frames of this response follow; `stopped` is told when the last was sent. */
  end(responseId: string): void;
  /** Resolves when there is room for more speech, or the playback was cleared or closed. */
  room(): Promise<void>;
  /** Drops what was not sent yet; what was being played, or null if there was nothing to drop. */
  clear(): Playing | null;
  now(): Playing | null;
  close(): void;
}

export function createPlayback(
  listener: PlaybackListener,
  now: () => number = () => performance.now(),
): Playback {
  const queue: Queued[] = [];
  let playing: Playing | null = null;
  let waiters: (() => void)[] = [];
  let startedAt = now();
  let sent = 0;

  function wake(): void {
    const woken = waiters;
    waiters = [];
    for (const resolve of woken) resolve();
  }

  function step(): void {
    let next = queue.shift();
    while (next?.type === 'end') {
      if (playing?.responseId === next.responseId) {
        playing = null;
        listener.stopped(next.responseId);
      }
      next = queue.shift();
    }
    if (!next) {
      listener.frame(SILENCE, false);
      return;
    }
    if (playing?.responseId !== next.responseId) listener.started(next.responseId);
    if (playing?.itemId !== next.itemId) {
      playing = {responseId: next.responseId, itemId: next.itemId, playedMs: 0};
    }
    playing.playedMs += PLAY_FRAME_MS;
    listener.frame(next.pcm, true);
    if (queue.length < MAX_AHEAD_FRAMES) wake();
  }

  const timer = setInterval(() => {
    if (now() - startedAt - sent * PLAY_FRAME_MS > MAX_LATE_MS) {
      startedAt = now();
      sent = 0;
    }
    while (startedAt + sent * PLAY_FRAME_MS <= now()) {
      sent += 1;
      step();
    }
  }, LOOK_MS);

  return {
    push: (responseId, itemId, pcm) => void queue.push({type: 'frame', responseId, itemId, pcm}),
    end: (responseId) => void queue.push({type: 'end', responseId}),
    room() {
      if (queue.length < MAX_AHEAD_FRAMES) return Promise.resolve();
      return new Promise((resolve) => void waiters.push(resolve));
    },
    clear() {
      const next = queue.find((entry) => entry.type === 'frame');
      const cleared =
        playing ?? (next ? {responseId: next.responseId, itemId: next.itemId, playedMs: 0} : null);
      queue.length = 0;
      playing = null;
      wake();
      return cleared;
    },
    now: () => playing,
    close() {
      clearInterval(timer);
      queue.length = 0;
      wake();
    },
  };
}
