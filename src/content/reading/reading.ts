import {drawnParent, elementAt} from './flat-tree.ts';
import {pageHeadings} from './headings.ts';
import {openModal} from './modal.ts';
import {notePasswords} from './secrets.ts';
import {windowBox, type Box} from './screen.ts';
import {beginSlices, type Slices} from './slices.ts';
import {beginKin} from './looks.ts';
import {createVisitor} from './visitor.ts';
import {beginWalk, walkThrough, type FrameHole, type Place} from './walk.ts';

/** An outline of one document, before its frames are put in. */
export interface Outline {
  lines: string[];
  holes: FrameHole[];
  /** Headings of the page that are not among the lines. */
  elsewhere: string[];
  /** Whether a modal dialog makes the rest of the page inert. */
  isModal: boolean;
  busyMs: number;
  longestSliceMs: number;
}

/** How many columns and rows of points of the window are looked at for what the walk did not come across. */
const GRID = 5;

/** Reads everything inside `root`. */
export async function readAll(root: Element): Promise<Outline> {
  const slices = beginSlices();
  notePasswords(document);
  const walk = beginWalk();
  // Few pages have a dialog: what is on top is looked for only when one is come to that could be modal.
  let modal: Element | null | undefined;
  const view = {
    isPart: false,
    get modal() {
      if (modal === undefined) modal = openModal(hitsIn(windowBox(null)));
      return modal;
    },
  };
  await walkThrough(placeOf(root, null), createVisitor(walk, view), slices);
  return outline(walk.writer.finish(), walk.holes, [], Boolean(modal), slices.end());
}

/** Reads what is on the screen: inside the modal dialog where there is one, and with the headings of the whole page. */
export async function readScreen(shown: Box | null): Promise<Outline> {
  const slices = beginSlices();
  notePasswords(document);
  const walk = beginWalk();
  const box = windowBox(shown);
  const hits = hitsIn(box);
  const modal = openModal(hits);
  await restIfOver(slices);
  const visitor = createVisitor(walk, {isPart: true, modal});
  await walkThrough(placeOf(modal ?? document.documentElement, box), visitor, slices);
  if (!modal) {
    // What is fixed to the window may stand anywhere in the page: it is found by where it is seen.
    for (const stray of strays(hits, walk.seen)) await walkThrough(placeOf(stray, box), visitor, slices);
  }
  await restIfOver(slices);
  const elsewhere = modal ? [] : pageHeadings(walk.seen);
  return outline(walk.writer.finish(), walk.holes, elsewhere, modal !== null, slices.end());
}

async function restIfOver(slices: Slices): Promise<void> {
  if (slices.isOver()) await slices.rest();
}

function outline(
  lines: string[],
  holes: FrameHole[],
  elsewhere: string[],
  isModal: boolean,
  took: {busyMs: number; longestMs: number},
): Outline {
  return {lines, holes, elsewhere, isModal, busyMs: took.busyMs, longestSliceMs: took.longestMs};
}

/** A place whose one child is `root`. */
export function placeOf(root: Element, clip: Box | null): Place {
  const parent = drawnParent(root);
  const hasPointer = parent !== null && getComputedStyle(parent).cursor === 'pointer';
  return {
    next: root,
    picked: [],
    at: 0,
    kin: beginKin(),
    isShown: true,
    hasPointer,
    isInItem: false,
    clip,
    isWhole: clip === null,
    isTold: false,
    row: parent?.closest('li, tr, article, dd, option') ?? null,
    leave: null,
  };
}

/** The elements on top at points all over the window. */
function hitsIn(box: Box): Element[] {
  const hits = new Set<Element>();
  for (let column = 0; column < GRID; column += 1) {
    for (let row = 0; row < GRID; row += 1) {
      const x = box.left + ((column + 0.5) / GRID) * (box.right - box.left);
      const y = box.top + ((row + 0.5) / GRID) * (box.bottom - box.top);
      const hit = elementAt(x, y);
      if (hit) hits.add(hit);
    }
  }
  return [...hits];
}

/** Of elements that are on top somewhere those that were not come across, each by the outermost that was not. */
function strays(hits: readonly Element[], seen: ReadonlySet<Element>): Element[] {
  const found = new Set<Element>();
  for (const hit of hits) {
    if (seen.has(hit)) continue;
    let at = hit;
    for (let up = drawnParent(at); up && !seen.has(up); up = drawnParent(up)) at = up;
    found.add(at);
  }
  return [...found];
}
