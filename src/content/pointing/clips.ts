import {drawnParent} from '../reading/flat-tree.ts';
import {common, windowBox, type Box} from '../reading/screen.ts';

/** The elements around this one that cut off what sticks out of them. */
export function clipsAround(element: Element): Element[] {
  const clips: Element[] = [];
  for (
    let at = drawnParent(element);
    at && at !== document.documentElement && at !== document.body;
    at = drawnParent(at)
  ) {
    const {overflow, display, position} = getComputedStyle(at);
    if (overflow !== 'visible' && display !== 'inline' && display !== 'contents') clips.push(at);
    // What is fixed to the window is cut off by nothing around it.
    if (position === 'fixed') break;
  }
  return clips;
}

/** What can be seen of a box through the elements that cut it off; `null` for nothing. */
export function seenThrough(box: Box, clips: readonly Element[]): Box | null {
  let seen = common(box, windowBox(null));
  for (const clip of clips) seen = seen && common(seen, clip.getBoundingClientRect());
  return seen;
}
