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

/** What the pill on the page shows of a snapshot; `null` where Parley does nothing, or only waits for its name. */
export function pillOf(
  {
    phase,
    session,
    isWorking,
    isShared = false,
  }: Pick<Snapshot, 'phase' | 'session' | 'isWorking'> & {
    /** Whether the page in front is shared with somebody. */
    isShared?: boolean;
  },
  {say}: Pick<Words, 'say'>,
): PillFace | null {
  const face = (kind: PillKind, canStop: boolean) => ({kind, words: say(NAMES[kind]), canStop});
  if (phase === 'idle' || phase === 'problem') return isShared ? face('sharing', false) : null;
  const shown = face(phase === 'thinking' && isWorking ? 'working' : phase, true);
  return session === 'waiting' ? {...shown, words: say('pill_again', {state: shown.words})} : shown;
}
