import {elementAt, isDrawnIn} from './flat-tree.ts';
import {labelsOf} from './labels.ts';

/** A rectangle in pixels of the window. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The window, or the part of it that the document around it leaves to be seen. */
export function windowBox(shown: Box | null): Box {
  const whole = {left: 0, top: 0, right: innerWidth, bottom: innerHeight};
  return shown ? (common(whole, shown) ?? {left: 0, top: 0, right: 0, bottom: 0}) : whole;
}

/** What two boxes have in common, or `null` for nothing. */
export function common(one: Box, other: Box): Box | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right > left && bottom > top ? {left, top, right, bottom} : null;
}

/** Whether `inner` lies wholly within `outer`. */
export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

/** Where in `shown` a hit test looks, as shares of width and height: the middle, then near the corners. */
const POINTS = [
  [0.5, 0.5],
  [0.15, 0.2],
  [0.85, 0.8],
] as const;

/** A point of the window, and what a hit test finds there. */
export interface Hit {
  x: number;
  y: number;
  hit: Element;
}

/**
 * What is on top at points of boxes, as far as they can be seen through `shown`, box by box. `places` are shares of width and
 * height.
 */
export function* hitsOn(
  boxes: Iterable<Box>,
  shown: Box,
  places: readonly (readonly [across: number, down: number])[],
): Generator<Hit, void> {
  for (const box of boxes) {
    const seen = common(box, shown);
    if (!seen) continue;
    for (const [across, down] of places) {
      const x = seen.left + (seen.right - seen.left) * across;
      const y = seen.top + (seen.bottom - seen.top) * down;
      const hit = elementAt(x, y);
      if (hit) yield {x, y, hit};
    }
  }
}

/**
 * A point of the element at which it is on top of everything else, in pixels of the window; `null` where something
 * covers it. `shown` is the part of the window it may be seen through.
 */
export function pointOnTop(element: Element, shown: Box): {x: number; y: number} | null {
  // A link over several lines is there when its first shown line is; more hit tests tell little more.
  const first = [...element.getClientRects()].find((rect) => common(rect, shown));
  for (const {x, y, hit} of hitsOn(first ? [first] : [], shown, POINTS))
    if (isHit(hit, element)) return {x, y};
  return null;
}

/** Whether something else is over all that is shown of an element; what has no size cannot be covered. */
export function isCovered(element: Element, shown: Box): boolean {
  return [...element.getClientRects()].some((rect) => common(rect, shown)) && !pointOnTop(element, shown);
}

/** Whether what a hit test found stands for the element: what is in it, its label, or what lets clicks through. */
export function isHit(hit: Element, element: Element): boolean {
  if (isDrawnIn(hit, element)) return true;
  // Many check boxes are drawn by their label, over or instead of the box itself.
  if (labelsOf(element).some((label) => isDrawnIn(hit, label))) return true;
  // What lets clicks through is seen all the same: the hit is then what stands around it.
  return isDrawnIn(element, hit) && getComputedStyle(element).pointerEvents === 'none';
}
