import type {Phase, Snapshot} from '../protocol/snapshot.ts';

/** The states that the toolbar's icon tells apart. */
export const ICON_STATES = ['idle', 'listening', 'thinking', 'speaking', 'working', 'problem'] as const;
export type IconState = (typeof ICON_STATES)[number];

/**
 * The colour of each icon. It cannot be known in a worker whether the toolbar is light or dark, so each has a contrast of at
 * least 3 to 1 against both, and against the white sign on it.
 */
export const ICON_COLORS: Readonly<Record<IconState, string>> = {
  idle: '#7478e0',
  listening: '#e5484d',
  thinking: '#7478e0',
  speaking: '#2a9d5c',
  working: '#0e8fb0',
  problem: '#d9731a',
};

/** What the toolbar shows: an icon, a mark on it, and the state in words. */
export interface Toolbar {
  icon: IconState;
  text: string;
  color: string;
  title: string;
}

/** White text on each colour has a contrast of at least 4.5 to 1. */
const BY_PHASE: Readonly<Record<Phase, Toolbar>> = {
  idle: {icon: 'idle', text: '', color: '#5b5f97', title: 'Parley'},
  starting: {icon: 'listening', text: '…', color: '#5b5f97', title: 'Parley is starting'},
  listening: {icon: 'listening', text: '●', color: '#c62f2f', title: 'Parley is listening'},
  thinking: {icon: 'thinking', text: '…', color: '#5b5f97', title: 'Parley is thinking'},
  speaking: {icon: 'speaking', text: '♪', color: '#1f7a4d', title: 'Parley is speaking'},
  problem: {icon: 'problem', text: '!', color: '#a15c00', title: 'Parley has a problem'},
};

const ASKING: Toolbar = {icon: 'idle', text: '?', color: '#4a4ec4', title: 'Parley has a question'};
const WORKING: Toolbar = {icon: 'working', text: '…', color: '#0b6f88', title: 'Parley is working'};
const RECONNECTING: Toolbar = {
  icon: 'problem',
  text: '↻',
  color: '#a15c00',
  title: 'Parley is connecting again',
};
const LISTENING_FOR_NAME: Toolbar = {
  icon: 'idle',
  text: '◦',
  color: '#c62f2f',
  title: 'Parley listens for its name',
};

/** Whether a question that waits is shown in this phase; in others there is something more urgent to show. */
export function showsQuestion(phase: Phase): boolean {
  return phase === 'idle' || phase === 'speaking';
}

/** What the toolbar shows of a snapshot. `isAsking`: a question waits for the person's yes. */
export function toolbarOf({
  phase,
  session,
  isWakeListening,
  isWorking,
  failure,
  isAsking = false,
}: Pick<Snapshot, 'phase' | 'session' | 'isWakeListening' | 'isWorking' | 'failure'> & {
  isAsking?: boolean;
}): Toolbar {
  if (isAsking && showsQuestion(phase)) return ASKING;
  if (session === 'waiting' && phase !== 'idle') return RECONNECTING;
  if (phase === 'idle' && isWakeListening) return LISTENING_FOR_NAME;
  if (phase === 'thinking' && isWorking) return WORKING;
  const shown = BY_PHASE[phase];
  return phase === 'problem' && failure ? {...shown, title: `${shown.title}: ${failure.message}`} : shown;
}
