import {drawnParent} from './flat-tree.ts';

/** Enough text around a thing to tell what it belongs to, and still a small part of a page. */
const ENOUGH_CHARS = 400;
const MOST_CHARS = 6_000;

/** The part of the page around an element: the smallest that says something about it. */
export function surroundings(element: Element): Element {
  let part = element;
  for (let up = drawnParent(part); up && up !== document.documentElement; up = drawnParent(up)) {
    const chars = up.textContent.length;
    if (chars > MOST_CHARS) break;
    part = up;
    if (chars >= ENOUGH_CHARS) break;
  }
  return part;
}
