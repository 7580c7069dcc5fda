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

/** What the pill on the page shows of a snapshot; `null` where Parley does nothing, or only waits for its name. */
export function pillOf({
  phase,
  session,
  isWorking,
  isShared = false,
}: Pick<Snapshot, 'phase' | 'session' | 'isWorking'> & {
  /** Whether the page in front is shared with somebody. */
  isShared?: boolean;
}): PillFace | null {
  if (phase === 'idle' || phase === 'problem') return isShared ? face('sharing', false) : null;
  const shown = face(phase === 'thinking' && isWorking ? 'working' : phase, true);
  return session === 'waiting' ? {...shown, words: `${shown.words}, connecting again`} : shown;
}

function face(kind: PillKind, canStop: boolean): PillFace {
  return {kind, words: WORDS[kind], canStop};
}
