import type {TargetMatch, TargetReading} from '../../protocol/target.ts';
import {EXACT} from './name-score.ts';

/** What is meant is to be shown, to be used, or to have something chosen in it. */
export type Purpose = 'show' | 'use' | 'choose';

/** In these something can be chosen. */
const CHOOSERS = ['combobox', 'listbox'];

/** The readings of a target, as far as its purpose changes them: what one chooses from is called a list, and is another thing. */
export function readingsFor(purpose: Purpose, readings: readonly TargetReading[]): TargetReading[] {
  if (purpose !== 'choose') return [...readings];
  return readings.map((reading) => (reading.roles[0] === 'list' ? {...reading, roles: CHOOSERS} : reading));
}

/**
 * Those of the matches that can serve. Text is no button or link; where no kind was named it may be one, but not a sentence
 * that only happens to hold the words. Where one of several fits to choose from, it is that one.
 */
export function servingOnly<M extends Pick<TargetMatch, 'reading' | 'role' | 'score'>>(
  purpose: Purpose,
  readings: readonly TargetReading[],
  matches: readonly M[],
): M[] {
  if (purpose === 'show') return [...matches];
  const usable = matches.filter(
    ({reading, role, score}) =>
      role !== 'text' || ((readings[reading]?.roles.length ?? 0) === 0 && score >= EXACT),
  );
  if (purpose === 'use') return usable;
  const choosers = usable.filter(({role}) => CHOOSERS.includes(role));
  return choosers.length > 0 ? choosers : usable;
}
