import {bestName, matchScore, type Look} from '../../core/target/match-score.ts';
import {ALL_WORDS, EXACT} from '../../core/target/name-score.ts';
import {roleFit} from '../../core/target/spoken-roles.ts';
import type {Slices} from '../reading/slices.ts';
import {isVisible} from '../reading/visibility.ts';
import {hiddenHints} from './hints.ts';
import {repeatedThings} from './repeated.ts';
import {searchTexts} from './texts.ts';
import type {Survey, Thing} from './survey.ts';

/** Counted, put in order or compared by where they are. */
const MOST_COMPARED = 3_000;
const LEAST_SCORE = 20;

/** What was surveyed, and how the work on it is divided. */
export interface Searched extends Survey {
  all: readonly Thing[];
  slices: Slices;
}

/** A thing and how well it fits. */
export interface Scored {
  thing: Thing;
  score: number;
}

/** Whether a person can see an element, as far as styles tell. */
export function isSeen(element: Element): boolean {
  return isVisible(element) && !element.closest('[aria-hidden="true"], [inert]');
}

/** All that fits by its words and role, the best first. */
export async function fitting(search: Searched, look: Look): Promise<Scored[]> {
  const {reading} = look;
  const {slices} = search;
  if (reading.repeated) {
    const rows = repeatedThings(reading.repeated);
    return score(
      reading.name === '' ? rows : rows.filter(({names}) => bestName(look, names, true) > 0),
      look,
      slices,
      false,
    );
  }
  let found = await score(search.all, look, slices, false);
  const [best] = found;
  if (reading.name === '' || (best && best.score >= EXACT && isSeen(best.thing.element))) return found;
  const texts = await searchTexts(search.texts, look, slices, false);
  found = merged(found, await score(texts, look, slices, false));
  // Words that describe something are hardly ever misheard words of the page.
  if ((found[0]?.score ?? 0) >= ALL_WORDS - 8 || reading.isUnlikely) return found;
  const alike = await score(search.all, look, slices, true);
  const others = alike[0] && alike[0].score >= 40 ? [] : await searchTexts(search.texts, look, slices, true);
  return merged(merged(found, alike), await score(others, look, slices, true));
}

async function score(
  things: readonly Thing[],
  look: Look,
  slices: Slices,
  isForgiving: boolean,
): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const [at, thing] of things.entries()) {
    if (at % 64 === 63 && slices.isOver()) await slices.rest();
    const points = matchScore(look, withHints(thing, look), isForgiving);
    if (points >= LEAST_SCORE) scored.push({thing, score: points});
  }
  return scored.sort((one, other) => other.score - one.score).slice(0, MOST_COMPARED);
}

/** What only the page's author reads is looked at where a kind of field or picture is asked for by such a word. */
export function withHints(thing: Thing, {reading}: Look): Thing {
  if (reading.hint === '' || roleFit(reading.roles, thing.role) === 'other') return thing;
  return {...thing, names: [...thing.names, ...hiddenHints(thing.element)]};
}

function merged(some: readonly Scored[], others: readonly Scored[]): Scored[] {
  const best = new Map<Element, Scored>();
  for (const one of [...some, ...others]) {
    const before = best.get(one.thing.element);
    if (!before || before.score < one.score) best.set(one.thing.element, one);
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
}
