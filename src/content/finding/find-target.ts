import {matchScore, prepare, type Look} from '../../core/target/match-score.ts';
import {MARGIN} from '../../core/target/pick.ts';
import {ALL_WORDS, EXACT} from '../../core/target/name-score.ts';
import type {TargetFinding, TargetMatch, TargetReading} from '../../protocol/target.ts';
import {isDrawnIn} from '../reading/flat-tree.ts';
import {openModal} from '../reading/modal.ts';
import {refuseViewer} from '../reading/page-reader.ts';
import {beginSlices} from '../reading/slices.ts';
import type {ToldItem} from '../reading/walk.ts';
import {boxOf} from '../boxes.ts';
import {createDescriber, type Describer} from './describe.ts';
import {looksPoints} from './looks-of.ts';
import {inOrder} from './order.ts';
import {nearestTo, tellApart} from './surroundings.ts';
import {fitting, isSeen, withHints, type Scored, type Searched} from './fitting.ts';
import {surveyOnce} from './kept-survey.ts';
import type {Thing} from './survey.ts';

/** Looked at closely; more that fit as well tell only that the words were too few. */
const MOST_LOOKED_AT = 24;
const MOST_TOLD = 8;
/** What fits this much worse than the best is not counted among the same. */
const SAME_KIND = 10;
const ON_SCREEN_POINTS = 2;
/** A dialog in front makes the rest of the page unusable. */
const BEHIND_POINTS = 4;
const NEAR_POINTS = 6;
/** What fits this much worse than the best is no candidate beside it. */
const WORTH_TELLING = 14;

/**
 * Finds what each reading of a target may mean in this document, shadow roots included, in slices.
 * @throws ParleyError `page.unreachable` for a document that holds no page
 */
export async function findTarget({readings}: {readings: TargetReading[]}): Promise<TargetFinding> {
  refuseViewer();
  const slices = beginSlices();
  const looks = readings.map(prepare);
  const found = await surveyOnce(new Set(readings.flatMap(({roles}) => roles)), slices);
  const search: Search = {
    ...found,
    all: [...found.things.values()],
    slices,
    describer: createDescriber(),
    modal: openModal([]),
    hidden: 0,
  };
  const matches: TargetMatch[] = [];
  for (const [reading, look] of looks.entries()) {
    const own = await matchesOf(search, look);
    matches.push(...own.map((match) => ({...match, reading})));
    // What is called exactly so is meant, whatever else the words could describe.
    if (own.some(({score}) => score >= EXACT + ON_SCREEN_POINTS)) break;
  }
  const {busyMs, longestMs} = slices.end();
  return {matches, hidden: search.hidden, hasFrames: search.hasFrames, busyMs, longestSliceMs: longestMs};
}

interface Search extends Searched {
  describer: Describer;
  modal: Element | null;
  hidden: number;
}

type Found = Omit<TargetMatch, 'reading'>;

async function matchesOf(search: Search, look: Look): Promise<Found[]> {
  const {reading} = look;
  const first = await fitting(search, look);
  if (first.length === 0) return [];
  const isCompared =
    reading.near !== '' || reading.nth !== null || reading.sides.length > 0 || reading.colour !== null;
  const most = isCompared ? Infinity : MOST_LOOKED_AT;
  let seen = await onlyVisible(search, first, most, reading.near === '' ? reading.nth : null);
  if (reading.near !== '') seen = nearOnly(seen, look);
  if (reading.nth !== null) {
    const one = counted(seen, reading.nth);
    return one ? tellAll(search, look, [one]) : [];
  }
  return tellAll(
    search,
    look,
    reading.sides.length > 0 || reading.colour ? seen : seen.slice(0, MOST_LOOKED_AT),
  );
}

/** One that fits, and where it is drawn. */
interface Drawn extends Scored {
  box: DOMRect;
}

/**
 * Those a person can see, with points for what is on the screen: the best `most` of them. What fits as well and is hidden is
 * counted. Where something is drawn is asked of all, and whether it is seen only of as many as are wanted. Where it is counted to the
 * `nth`, and there are as many on the screen, only those are given.
 */
async function onlyVisible(
  search: Search,
  found: readonly Scored[],
  most: number,
  nth: number | null,
): Promise<Drawn[]> {
  const drawn: (Drawn & {isSeen?: boolean})[] = [];
  let hidden = 0;
  let best: number | null = null;
  for (const one of found) {
    if (search.slices.isOver()) await search.slices.rest();
    if (best !== null && one.score < best - WORTH_TELLING - ON_SCREEN_POINTS - BEHIND_POINTS) break;
    const {element} = one.thing;
    // The first that is seen tells how well the others have to fit.
    const isKnown: boolean = best === null;
    const box: DOMRect | null = !isKnown || isSeen(element) ? boxOf(element) : null;
    if (!box) {
      if (one.score >= ALL_WORDS - 2) hidden += 1;
      continue;
    }
    const isBehind = search.modal !== null && !isDrawnIn(element, search.modal);
    const points: number = (isOnScreen(box) ? ON_SCREEN_POINTS : 0) - (isBehind ? BEHIND_POINTS : 0);
    best ??= one.score + points;
    drawn.push({...one, score: one.score + points, box, ...(isKnown ? {isSeen: true} : {})});
  }
  drawn.sort((first, second) => second.score - first.score);
  const seenOf = async (some: typeof drawn) => {
    const seen: Drawn[] = [];
    for (const one of some) {
      if (seen.length >= most) break;
      if (search.slices.isOver()) await search.slices.rest();
      one.isSeen ??= isSeen(one.thing.element);
      if (one.isSeen) seen.push(one);
    }
    return seen;
  };
  const [top] = drawn;
  if (nth !== null && top && (top.isSeen ??= isSeen(top.thing.element))) {
    const shown = await seenOf(drawn.filter(({box}) => isOnScreen(box)));
    if (shown.filter(({score}) => score > top.score - SAME_KIND).length >= Math.abs(nth)) return shown;
  }
  const seen = await seenOf(drawn);
  if (seen.length === 0) search.hidden = Math.max(search.hidden, hidden);
  return seen;
}

function isOnScreen(box: DOMRect): boolean {
  return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
}

function nearOnly(seen: readonly Drawn[], look: Look): Drawn[] {
  const best = seen[0]?.score ?? 0;
  const alike = seen.filter(({score: points}) => points > best - SAME_KIND);
  const near = nearestTo(
    alike.map(({thing}) => thing.element),
    look,
  );
  return alike
    .filter(({thing}) => near.has(thing.element))
    .map((one) => ({...one, score: one.score + NEAR_POINTS}));
}

/** The one that is counted to, among those on the screen if there are as many, else among all. */
function counted(seen: readonly Drawn[], nth: number): Drawn | null {
  const best = seen[0]?.score ?? 0;
  const alike = seen.filter(({score: points}) => points > best - SAME_KIND);
  const enough = alike.length >= Math.abs(nth) ? alike : seen;
  const ordered = inOrder(enough, ({thing}) => thing.element);
  const shown = ordered.filter(({box}) => isOnScreen(box));
  const from = shown.length >= Math.abs(nth) ? shown : ordered;
  return from.at(nth > 0 ? nth - 1 : nth) ?? null;
}

/** Looks at them as a reading does, and tells of the best: the same refs, roles and names as in an outline. */
async function tellAll(search: Search, look: Look, seen: readonly Drawn[]): Promise<Found[]> {
  const {reading} = look;
  const told: (Omit<Found, 'near'> & {element: Element})[] = [];
  const least = (seen[0]?.score ?? 0) - WORTH_TELLING;
  for (const {thing, box, score: before} of seen) {
    if (before < least) break;
    if (search.slices.isOver()) await search.slices.rest();
    const item = await search.describer.describe(thing);
    if (told.some(({ref}) => ref === item.ref)) continue;
    const points = before + looksPoints(reading, thing.element, box) + correction(look, thing, item);
    told.push({element: thing.element, ref: item.ref, role: item.role, name: item.name, score: points});
  }
  told.sort((one, other) => other.score - one.score);
  const few = withoutTwins(told).slice(0, MOST_TOLD);
  const [best, second] = few;
  // What tells them apart is looked for only where somebody has to be asked.
  const isOpen = best && second && best.score - second.score < MARGIN;
  const apart = isOpen ? tellApart(few) : [];
  return few.map(({ref, role, name, score: points}, at) => ({
    ref,
    role,
    name,
    near: apart[at] ?? null,
    score: points,
  }));
}

/** What a close look changes: what was taken for a link may be a button, and be called otherwise. */
function correction(look: Look, thing: Thing, {role, name}: ToldItem): number {
  if (role === thing.role || look.reading.repeated) return 0;
  const isUsed = role !== 'text' && role !== 'heading';
  const seen = {...thing, role, names: [...thing.names, name], isUsable: isUsed};
  return matchScore(look, withHints(seen, look), true) - matchScore(look, withHints(thing, look), true);
}

/** A picture and a title that lead to the same place are one thing to a person. */
function withoutTwins<T extends {element: Element; name: string; score: number}>(told: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of told) {
    const isTwin = kept.some(
      ({element, name}) =>
        (name === one.name && hrefOf(element) !== null && hrefOf(element) === hrefOf(one.element)) ||
        (name === one.name && (element.contains(one.element) || one.element.contains(element))),
    );
    if (!isTwin) kept.push(one);
  }
  return kept;
}

function hrefOf(element: Element): string | null {
  return element instanceof HTMLAnchorElement &&
    element.href !== '' &&
    !element.href.endsWith('#') &&
    element.protocol.startsWith('http')
    ? element.href
    : null;
}
