import {colourName, isSameColour} from '../../core/target/colour-name.ts';
import type {TargetReading} from '../../protocol/target.ts';
import {drawnParent} from '../reading/flat-tree.ts';
import {levelOf} from '../reading/states.ts';

/** Far enough to one side to be told from what is at the other. */
const SIDE_POINTS = 9;
const COLOUR_POINTS = 8;
const TITLE_POINTS = 3;

/** Points for standing where a reading says, and being of the colour it says. */
export function looksPoints(
  {name, roles, sides, colour}: TargetReading,
  element: Element,
  box: DOMRect,
): number {
  let points = 0;
  const across = (box.left + box.width / 2) / innerWidth;
  const down = (box.top + box.height / 2) / innerHeight;
  for (const side of sides) points += SIDE_POINTS * share(side, across, down);
  if (colour !== null)
    points += coloursOf(element).some((seen) => isSameColour(colour, seen))
      ? COLOUR_POINTS
      : -COLOUR_POINTS * 2;
  // "The heading", "the title": the one that is above the others.
  if (name === '' && roles[0] === 'heading' && levelOf(element) === 1) points += TITLE_POINTS;
  return points;
}

function share(side: TargetReading['sides'][number], across: number, down: number): number {
  switch (side) {
    case 'left':
      return 1 - across;
    case 'right':
      return across;
    case 'top':
      return 1 - down;
    case 'bottom':
      return down;
    case 'middle':
      return 1 - 2 * Math.abs(across - 0.5);
  }
}

/** The colours an element is seen in: what it is filled with, and where that is nothing, its text or its drawing. */
function coloursOf(element: Element): string[] {
  const filled = [element, ...element.querySelectorAll('*')]
    .slice(0, 4)
    .flatMap((one) => named(getComputedStyle(one).backgroundColor));
  if (filled.length > 0) return filled;
  const {color, fill} = getComputedStyle(element.querySelector('svg, svg *') ?? element);
  const drawn = element.querySelector('svg') ? named(fill) : [];
  // What lies around a thing without a filling is its ground, and not what anybody means.
  return drawn.length > 0 ? drawn : drawnParent(element) ? named(color) : [];
}

function named(css: string): string[] {
  const parts = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)$/.exec(css);
  if (!parts || Number(parts[4] ?? 1) < 0.3) return [];
  return [colourName(Number(parts[1]), Number(parts[2]), Number(parts[3]))];
}
