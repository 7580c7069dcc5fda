import type {News} from '../protocol/task.ts';

/** How things stand when news could be told; times in ms. */
export interface Moment {
  /** Nobody talks and nothing is being answered. */
  isQuiet: boolean;
  quietForMs: number;
  /** Parley speaks, and no other news. */
  isSpeaking: boolean;
  /** Since the last sound of Parley's voice. */
  silentForMs: number;
  /** The person has talked with Parley a short while ago. */
  isPresent: boolean;
  now: number;
}

/** What was last told of a task's progress. */
export interface ToldProgress {
  text: string;
  at: number;
}

/** The pause in which one may begin to speak without talking over somebody. Source: gaps in talk last 200 ms, pauses within a turn up to 700. */
const PAUSE_MS = 800;
/** Between two words a voice rests for a tenth of a second and more. */
const WORD_GAP_MS = 80;
/** A voice without a gap is cut all the same. */
const LONGEST_WORD_MS = 3_000;
/** Long work is not silence: after this time one would ask. */
const FIRST_PROGRESS_MS = 8_000;
const NEXT_PROGRESS_MS = 45_000;

/**
 * Which news to tell now, all of them in one go; `null` for none yet. `told` gives what was last told of a task's progress.
 * Urgent news cut in between two words of Parley, and come even to somebody who is away; low ones wait to be asked for.
 */
export function newsToTell(
  news: readonly News[],
  told: (taskId: string) => ToldProgress | null,
  moment: Moment,
): {news: News[]; interrupts: boolean} | null {
  const {isQuiet, quietForMs, isSpeaking, silentForMs, isPresent, now} = moment;
  const ends = news.filter(({kind, priority}) => kind !== 'progress' && priority !== 'low');
  const urgent = ends.filter(({priority}) => priority === 'urgent');
  if (isSpeaking && urgent.length > 0)
    return silentForMs >= WORD_GAP_MS || urgent.some(({at}) => now - at > LONGEST_WORD_MS)
      ? {news: urgent, interrupts: true}
      : null;
  if (!isQuiet) return null;
  if (urgent.length > 0) return {news: isPresent ? ends : urgent, interrupts: false};
  if (!isPresent || quietForMs < PAUSE_MS) return null;
  if (ends.length > 0) return {news: ends, interrupts: false};
  const due = news.filter((one) => one.kind === 'progress' && isDue(one, told(one.taskId), now));
  return due.length > 0 ? {news: due, interrupts: false} : null;
}

function isDue({text, askedAt, priority}: News, before: ToldProgress | null, now: number): boolean {
  if (priority === 'low') return false;
  if (!before) return now - askedAt >= FIRST_PROGRESS_MS;
  return text !== before.text && now - before.at >= NEXT_PROGRESS_MS;
}
