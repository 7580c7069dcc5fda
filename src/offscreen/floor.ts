import {
  close,
  NOBODY_TALKS,
  pause,
  press,
  release,
  type Hold,
  type PressOutcome,
} from '../core/capture-coordinator.ts';
import {now} from '../platform/clock.ts';
import type {CaptureMode} from '../protocol/turn-record.ts';

/** Who has the floor: the one holder of the one live capture. */
export interface Floor {
  /** How the live capture ends; `off` while nobody has the floor. */
  readonly mode: CaptureMode | 'off';
  /** Whether the microphone stays open when a turn has ended. */
  readonly listensOn: boolean;
  press: (hold: Hold) => PressOutcome;
  /** Answers whether `holder` had the floor; `null` stands for whoever has it. */
  release: (holder: string | null) => boolean;
  /** The service found a pause. */
  pause: () => void;
  /** Nobody has the floor any more. */
  close: () => void;
}

/** Keeps the coordination of captures (`core/capture-coordinator.ts`) for one conversation. */
export function createFloor(): Floor {
  let state = NOBODY_TALKS;
  return {
    get mode() {
      return state.live?.mode ?? 'off';
    },
    get listensOn() {
      return state.live?.mode === 'hands-free' || state.under !== null;
    },
    press(hold) {
      const pressed = press(state, hold, now());
      ({state} = pressed);
      return pressed.outcome;
    },
    release(holder) {
      const released = release(state, holder, now());
      ({state} = released);
      return released.isHolder;
    },
    pause() {
      state = pause(state);
    },
    close() {
      state = close(state);
    },
  };
}
