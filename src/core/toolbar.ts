import type {Phase, Snapshot} from '../protocol/snapshot.ts';
import type {TextKey, Words} from '../protocol/texts/words.ts';
import {saidIn} from './said.ts';

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

/** What is shown, and by which name its title is known. */
type Face = Omit<Toolbar, 'title'> & {title: PlainKey};
type PlainKey = Extract<TextKey, `toolbar_${Phase | 'asking' | 'working' | 'again' | 'for_name'}`>;

/** White text on each colour has a contrast of at least 4.5 to 1. */
const BY_PHASE: Readonly<Record<Phase, Face>> = {
  idle: {icon: 'idle', text: '', color: '#5b5f97', title: 'toolbar_idle'},
  starting: {icon: 'listening', text: '…', color: '#5b5f97', title: 'toolbar_starting'},
  listening: {icon: 'listening', text: '●', color: '#c62f2f', title: 'toolbar_listening'},
  thinking: {icon: 'thinking', text: '…', color: '#5b5f97', title: 'toolbar_thinking'},
  speaking: {icon: 'speaking', text: '♪', color: '#1f7a4d', title: 'toolbar_speaking'},
  problem: {icon: 'problem', text: '!', color: '#a15c00', title: 'toolbar_problem'},
};

const ASKING: Face = {icon: 'idle', text: '?', color: '#4a4ec4', title: 'toolbar_asking'};
const WORKING: Face = {icon: 'working', text: '…', color: '#0b6f88', title: 'toolbar_working'};
const RECONNECTING: Face = {
  icon: 'problem',
  text: '↻',
  color: '#a15c00',
  title: 'toolbar_again',
};
const LISTENING_FOR_NAME: Face = {
  icon: 'idle',
  text: '◦',
  color: '#c62f2f',
  title: 'toolbar_for_name',
};

/** Whether a question that waits is shown in this phase; in others there is something more urgent to show. */
export function showsQuestion(phase: Phase): boolean {
  return phase === 'idle' || phase === 'speaking';
}

/**
 * What the toolbar shows of a snapshot. `isAsking`: a question waits for the person's yes. */
export function toolbarOf(
  snapshot: Parameters<typeof faceOf>[0] & Pick<Snapshot, 'failure'>,
  words: Words,
): Toolbar {
  const face = faceOf(snapshot);
  const title = words.say(face.title);
  const {failure} = snapshot;
  const isTold = face === BY_PHASE.problem && failure !== null;
  return {...face, title: isTold ? `${title}: ${saidIn(words, failure)}` : title};
}

function faceOf({
  phase,
  session,
  isWakeListening,
  isWorking,
  isAsking = false,
}: Pick<Snapshot, 'phase' | 'session' | 'isWakeListening' | 'isWorking'> & {
  isAsking?: boolean;
}): Face {
  if (isAsking && showsQuestion(phase)) return ASKING;
  if (session === 'waiting' && phase !== 'idle') return RECONNECTING;
  if (phase === 'idle' && isWakeListening) return LISTENING_FOR_NAME;
  if (phase === 'thinking' && isWorking) return WORKING;
  return BY_PHASE[phase];
}
