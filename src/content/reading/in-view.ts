import type {Flow} from './looks.ts';
import {common, isWithin, type Box} from './screen.ts';

/** What of an element can be seen, in the view of the screen. */
export interface Part {
  /** Where what is inside may be seen; `null` where everything is told. */
  clip: Box | null;
  /** Whether all of it is seen, so that nothing inside has to be measured. */
  isWhole: boolean;
}

/** All of it, in the view of the whole page. */
export const ALL: Part = {clip: null, isWhole: true};

/** Where an element's box lies, as to what can be seen. One without a size may hold others that stick out of it. */
export type Where = 'within' | 'across' | 'outside';

/** Finds out where an element's box lies. */
export function measure(element: Element, clip: Box): Where {
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return 'across';
  if (!common(box, clip)) return 'outside';
  return isWithin(box, clip) ? 'within' : 'across';
}

/**
 * What of an element can be seen through `clip`, or `null` for nothing. `measured` is where it lies, or `null` where all of
 * what is around it is seen, so that it was not measured; `isField` is for what takes clicks even where it cannot be seen.
 */
export function partIn(
  element: Element,
  clip: Box,
  measured: Where | null,
  {style, flow, isField}: {style: CSSStyleDeclaration; flow: Flow; isField: boolean},
): Part | null {
  // What is taken out of the flow may stick out of what is around it.
  const maySpill = measured === null && (flow !== 'inline' || style.position !== 'static');
  const where = maySpill ? measure(element, clip) : (measured ?? 'within');
  if (where === 'outside') return null;
  // A check box that is see-through is drawn by what is around it, and still takes the click. In the view of the whole page,
  // what is see-through may be waiting to be scrolled to.
  if (style.opacity === '0' && !isField) return null;
  const isWhole = where === 'within';
  if (flow === 'inline' || style.overflow === 'visible') return {clip, isWhole};
  const inside = common(element.getBoundingClientRect(), clip);
  return inside && {clip: inside, isWhole};
}
