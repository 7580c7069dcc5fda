import type {CaptureMode} from '../protocol/turn-record.ts';

/** After a turn by key the wake word is not listened to for this long: people repeat themselves to a slow machine. */
export const COOLDOWN_MS = 2_000;

/** Who holds the one live capture, and how it ends. */
export interface Hold {
  readonly holder: string;
  readonly mode: CaptureMode;
}

/**
 * The one live capture. `under` is the conversation that listens on beneath a key that took it over for a turn: it goes
 * on when the key is let go.
 */
export interface Coordination {
  readonly live: Hold | null;
  readonly under: Hold | null;
  /** Until when the wake word is ignored, in ms since the epoch. */
  readonly coolUntil: number;
}

export const NOBODY_TALKS: Coordination = {live: null, under: null, coolUntil: 0};

/** `refused`: the wake word cools down, or somebody is talking already. */
export type PressOutcome = 'began' | 'adopted' | 'sent' | 'refused';

/**
 * Somebody wants to talk, at `at` (ms since the epoch). The first gets a capture of its own; a second adopts it, with
 * all that was said in it; a holder that presses again has finished.
 */
export function press(
  state: Coordination,
  next: Hold,
  at: number,
): {state: Coordination; outcome: PressOutcome} {
  const {live} = state;
  if (!live) {
    if (next.mode === 'wake' && at < state.coolUntil) return {state, outcome: 'refused'};
    return {state: {...state, live: next, under: null}, outcome: 'began'};
  }
  if (next.mode === 'wake') return {state, outcome: 'refused'};
  if (live.holder === next.holder) return {state: ended(state, at), outcome: 'sent'};
  const under = next.mode === 'push' && live.mode === 'hands-free' ? live : state.under;
  return {state: {...state, live: next, under}, outcome: 'adopted'};
}

/**
 * A holder lets go; `null` stands for whoever it is. Answers whether it held the capture: what an earlier holder still
 * sends changes nothing.
 */
export function release(
  state: Coordination,
  holder: string | null,
  at: number,
): {state: Coordination; isHolder: boolean} {
  if (!state.live || (holder !== null && state.live.holder !== holder)) return {state, isHolder: false};
  return {state: ended(state, at), isHolder: true};
}

/** The service found the end of what was said: a capture for one turn is over, one that listens on is not. */
export function pause(state: Coordination): Coordination {
  return state.live?.mode === 'wake' ? {...state, live: null, under: null} : state;
}

/** The microphone is closed, whoever held it. */
export function close(state: Coordination): Coordination {
  return {...state, live: null, under: null};
}

function ended(state: Coordination, at: number): Coordination {
  const wasPush = state.live?.mode === 'push';
  return {
    live: wasPush ? state.under : null,
    under: null,
    coolUntil: wasPush ? at + COOLDOWN_MS : state.coolUntil,
  };
}
