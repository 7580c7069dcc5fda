import type {ShownBox} from '../protocol/page.ts';

/** A box on a picture and the words of its label, in pixels of the picture. */
export interface MarkToPlace {
  label: string;
  box: ShownBox;
}

/** A box with its label's place. */
export interface PlacedMark extends MarkToPlace {
  at: ShownBox;
}

/**
 * Finds a place for each label: at its box, inside the picture, over no other label and, where that can be, over no other
 * small box. A mark for which there is none is left out, rather than hiding another. `measure` gives a label's width.
 */
export function layOutMarks(
  marks: readonly MarkToPlace[],
  picture: {width: number; height: number},
  measure: (label: string) => number,
  labelHeight: number,
): PlacedMark[] {
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const width = measure(mark.label);
    const free = placesFor(mark.box, width, labelHeight).filter(
      (at) => isWithin(at, picture) && !placed.some((other) => overlaps(at, other.at)),
    );
    const at = free.find((one) => !marks.some((other) => other !== mark && hides(one, other.box))) ?? free[0];
    if (at) placed.push({...mark, at});
  }
  return placed;
}

function placesFor({left, top, right, bottom}: ShownBox, width: number, height: number): ShownBox[] {
  const at = (x: number, y: number): ShownBox => ({left: x, top: y, right: x + width, bottom: y + height});
  return [
    at(left, top - height),
    at(right - width, top - height),
    at(left, bottom),
    at(right - width, bottom),
    at(right, top),
    at(left - width, top),
    at(left, top),
    at(right - width, bottom - height),
  ];
}

function isWithin(box: ShownBox, picture: {width: number; height: number}): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= picture.width && box.bottom <= picture.height;
}

function overlaps(one: ShownBox, other: ShownBox): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether a label would hide a good part of what another mark is about. */
function hides(label: ShownBox, box: ShownBox): boolean {
  const width = Math.min(label.right, box.right) - Math.max(label.left, box.left);
  const height = Math.min(label.bottom, box.bottom) - Math.max(label.top, box.top);
  if (width <= 0 || height <= 0) return false;
  return width * height > 0.15 * (box.right - box.left) * (box.bottom - box.top);
}
