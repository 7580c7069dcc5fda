import type {TargetReading} from '../../protocol/target.ts';
import {EXACT, nameScore, wanted, type Wanted} from './name-score.ts';
import {roleFit} from './spoken-roles.ts';
import {wordsOf} from './words.ts';

/** A reading of a target, prepared for many comparisons. */
export interface Look {
  reading: TargetReading;
  name: Wanted;
  /** What does not pass cannot fit but by being alike. */
  filter: RegExp;
  hint: Wanted;
  near: Wanted;
}

/** What a comparison knows of a thing on the page. */
export interface Seen {
  role: string;
  /** Its name, and other words by which it may be called, such as a placeholder. */
  names: readonly string[];
  isUsable: boolean;
}

/** What a role and a name that are both right come to, and the most of anything without a name. */
const NAMELESS_SAME = 60;
const NAMELESS_AKIN = 40;
const HINTED = 75;
const ROLE_POINTS = {same: 6, akin: 2, other: -14};
/** Things to use are meant more often than the text beside them. */
const USABLE_POINTS = 3;
const HEADING_POINTS = 1;
const UNLIKELY_POINTS = 18;
/** Longer names are hardly ever misheard as a whole, and take long to compare. */
const LONGEST_ALIKE = 80;

/** Prepares a reading. */
export function prepare(reading: TargetReading): Look {
  const name = wanted(reading.name);
  return {reading, name, filter: filterFor(name), hint: wanted(reading.hint), near: wanted(reading.near)};
}

/** Lets no text through that cannot fit, unless it is only alike: it holds the beginning of a word, or the very marks. */
function filterFor({telling, asked, raw, squashed}: Wanted): RegExp {
  const words = [
    ...new Set([...telling, ...asked, ...(telling.some((word) => word.length < 2) ? [squashed] : [])]),
  ];
  const parts = words.filter((word) => word.length > 1 || /^\d$/.test(word)).map((word) => word.slice(0, 4));
  if (parts.length === 0) parts.push(raw);
  // Accents are taken off in what is looked for and not in the page, and marks may stand inside a word there.
  const sources = parts.map((part) =>
    /^[a-z0-9]+$/.test(part)
      ? Array.from(part)
          .map((letter) => (/[aceinosuyz]/.test(letter) ? `(?:${letter}|[^\\x00-\\x7f])` : letter))
          .join('[^a-z0-9]?')
      : part.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
  );
  return new RegExp(sources.join('|'), 'iu');
}

/** How well one of the names fits what is looked for. */
export function bestName({name: look, filter}: Look, names: readonly string[], isForgiving: boolean): number {
  let best = 0;
  for (const name of names) {
    // Most of a page has nothing to do with what is looked for: that is found out before anything is taken apart.
    if (isForgiving ? name.length <= LONGEST_ALIKE : filter.test(name))
      best = Math.max(best, nameScore(look, wordsOf(name), isForgiving));
  }
  return best;
}

/** How well a thing fits a reading; 0 for not at all. Place, row and colour are not looked at here. */
export function matchScore(look: Look, seen: Seen, isForgiving: boolean): number {
  const {reading} = look;
  const fit = roleFit(reading.roles, seen.role);
  if (reading.name === '') {
    if (reading.roles.length === 0)
      return reading.repeated ? NAMELESS_SAME : seen.isUsable ? NAMELESS_AKIN : 0;
    if (fit === 'other') return 0;
    const isHinted =
      reading.hint !== '' && seen.names.some((name) => nameScore(look.hint, wordsOf(name)) > 0);
    if (isHinted) return HINTED + (fit === 'same' ? 1 : 0);
    if (reading.hint !== '' && fit === 'akin') return 0;
    return fit === 'same' ? NAMELESS_SAME : NAMELESS_AKIN;
  }
  let name = bestName(look, seen.names, isForgiving);
  if (name === 0) return 0;
  // "The search box" may also have its kind in its name: "search button" is the button "Search button".
  if (reading.isUnlikely && name < EXACT) name -= UNLIKELY_POINTS;
  if (reading.roles.length > 0) return Math.max(0, name + ROLE_POINTS[fit]);
  return Math.max(0, name + (seen.isUsable ? USABLE_POINTS : seen.role === 'heading' ? HEADING_POINTS : 0));
}
