import type {PillFace, PillKind, PillPlace} from '../protocol/pill.ts';
import type {Snapshot} from '../protocol/snapshot.ts';

/** In the middle of the lower edge, where few pages have something to press. */
export const FIRST_PLACE: PillPlace = {edge: 'bottom', along: 0.5};

const WORDS: Readonly<Record<PillKind, string>> = {
  starting: 'Opening the microphone',
  listening: 'Listening',
  thinking: 'Thinking',
  working: 'Working',
  speaking: 'Speaking',
  sharing: 'Shared with your agent',
};

type Seen = Pick<Snapshot, 'phase' | 'session' | 'isWorking' | 'isWakeListening'>;

/**
 * What the pill on a page shows of a snapshot, and of whether that page `isShared` with the agent; `null` where Parley does
 * nothing there, or only waits for its name.
 */
export function pillOf(
  {phase, session, isWorking, isWakeListening}: Seen,
  isShared = false,
): PillFace | null {
  if (phase === 'idle' || phase === 'problem') {
    if (!isShared) return null;
    const words = isWakeListening ? `${WORDS.sharing} · listening for its name` : WORDS.sharing;
    return {kind: 'sharing', words, stops: 'sharing'};
  }
  const kind = phase === 'thinking' && isWorking ? 'working' : phase;
  const doing = session === 'waiting' ? `${WORDS[kind]}, connecting again` : WORDS[kind];
  return {kind, words: isShared ? `${doing} · shared with your agent` : doing, stops: 'talk'};
}
