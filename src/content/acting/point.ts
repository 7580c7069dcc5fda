import {isDrawnIn} from '../reading/flat-tree.ts';
import {hitsOn, isHit, windowBox, type Box, type Hit} from '../reading/screen.ts';
import {activeAt} from './activation.ts';

/** A point of the window at which an element is on top, and what a click there hits. */
export type Spot = Hit;

/** Where a hit test looks, as shares of width and height: the middle, beside it, then the corners. */
const PLACES = [
  [0.5, 0.5],
  [0.25, 0.5],
  [0.75, 0.5],
  [0.5, 0.25],
  [0.5, 0.75],
  [0.1, 0.15],
  [0.9, 0.85],
  [0.9, 0.15],
  [0.1, 0.85],
] as const;
/** Of a link over many lines, so many are tried. */
const MOST_BOXES = 4;

/**
 * A point at which a click reaches the element and nothing that is used by itself inside it; where there is only such, the
 * first of these. Otherwise what covers it, or `null` where none of it is in the window.
 */
export function spotOn(element: Element): Spot | {coveredBy: Element | null} {
  let second: Spot | null = null;
  let over: Element | null = null;
  const active = activeAt(element);
  for (const spot of hitsOn(boxesOf(element).slice(0, MOST_BOXES), windowBox(null), PLACES)) {
    if (!isHit(spot.hit, element)) {
      over ??= spot.hit;
      continue;
    }
    const inner = activeAt(spot.hit);
    if (inner === active || inner === spot.hit || !isDrawnIn(inner, element)) return spot;
    second ??= spot;
  }
  return second ?? {coveredBy: over};
}

/** The boxes an element is drawn in; those of its content where it has none of its own. */
export function boxesOf(element: Element): Box[] {
  const own = [...element.getClientRects()].filter(hasSize);
  if (own.length > 0) return own;
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()].filter(hasSize);
}

function hasSize({width, height}: DOMRect): boolean {
  return width > 0 && height > 0;
}
