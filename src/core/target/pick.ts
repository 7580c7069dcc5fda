import type {TargetMatch} from '../../protocol/target.ts';

/** Two things that fit so nearly alike cannot be told from each other by what was said. */
export const MARGIN = 1.5;
/** More to choose from helps nobody. */
const MOST_CANDIDATES = 8;
/** What fits no better than this was not meant. */
const LEAST_SCORE = 20;
/** Beside something that fits well, what fits much worse is not worth asking about. */
const WORTH_ASKING = 12;

/** A match, and the document it is in. */
export interface Placed<Place> {
  place: Place;
  match: TargetMatch;
}

/**
 * The one thing that is meant, or those that may be, the likeliest first. Readings are gone through in their order, and the one
 * that something fits best counts.
 */
export function pick<Place>(
  found: readonly Placed<Place>[],
): {one: Placed<Place>} | {several: Placed<Place>[]} {
  const sorted = found
    .filter(({match}) => match.score >= LEAST_SCORE)
    .sort((one, other) => other.match.score - one.match.score || one.match.reading - other.match.reading);
  const [best] = sorted;
  if (!best) return {several: []};
  const mine = sorted.filter(({match}) => match.reading === best.match.reading);
  const alike = mine.filter(({match}) => match.score > best.match.score - MARGIN);
  if (alike.length === 1) return {one: best};
  return {
    several: mine
      .filter(({match}) => match.score > best.match.score - WORTH_ASKING)
      .slice(0, MOST_CANDIDATES),
  };
}
