import type {PillFace, PillKind, PillPlace} from '../protocol/pill.ts';
import type {Snapshot} from '../protocol/snapshot.ts';
import type {TextKey, Words} from '../protocol/texts/words.ts';

/** In the middle of the lower edge, where few pages have something to press. */
export const FIRST_PLACE: PillPlace = {edge: 'bottom', along: 0.5};

const NAMES = {
  starting: 'pill_starting',
  listening: 'pill_listening',
  thinking: 'pill_thinking',
  working: 'pill_working',
  speaking: 'pill_speaking',
  sharing: 'pill_sharing',
} as const satisfies Record<PillKind, TextKey>;

type Seen = Pick<Snapshot, 'phase' | 'session' | 'isWorking' | 'isWakeListening'>;

/**
 * What the pill on a page shows of a snapshot, and of whether that page `isShared` with the agent; `null` where Parley does
 * nothing there, or only waits for its name.
 */
export function pillOf(
  {phase, session, isWorking, isWakeListening}: Seen,
  isShared: boolean,
  {say}: Pick<Words, 'say'>,
): PillFace | null {
  if (phase === 'idle' || phase === 'problem') {
    if (!isShared) return null;
    const words = say(isWakeListening ? 'pill_sharing_for_name' : 'pill_sharing');
    return {kind: 'sharing', words, stops: 'sharing'};
  }
  const kind = phase === 'thinking' && isWorking ? 'working' : phase;
  const state = say(NAMES[kind]);
  const doing = session === 'waiting' ? say('pill_again', {state}) : state;
  return {kind, words: isShared ? say('pill_shared', {state: doing}) : doing, stops: 'talk'};
}
