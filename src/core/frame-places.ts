import type {ShownBox} from '../protocol/page.ts';
import type {Covered} from '../protocol/picture.ts';
import {documentOf, type FrameFound} from './frame-merge.ts';

/** A document of a tab that was covered; the page itself has the path `[]`. */
export interface CoveredDocument {
  frame: Pick<FrameFound, 'path' | 'number'>;
  covered: Covered;
}

/** What of a tab's documents is hidden and what can be used, in CSS pixels of the page's window. */
export interface CoveredTab {
  hidden: ShownBox[];
  marks: {ref: string; box: ShownBox}[];
}

/** How the pixels of a document lie in the page's window. */
interface Lens {
  left: number;
  top: number;
  scale: number;
  clip: ShownBox;
}

/** Brings the boxes of all documents of a tab together, each seen through the frames it is in. */
export function placeInTab(
  page: Covered,
  inner: readonly {frame: FrameFound; covered: Covered}[],
): CoveredTab {
  const result: CoveredTab = {hidden: [], marks: []};
  const {width, height} = page.window;
  const whole = {left: 0, top: 0, scale: 1, clip: {left: 0, top: 0, right: width, bottom: height}};
  add({frame: {path: [], number: null}, covered: page}, whole);
  return result;

  function add({frame, covered}: CoveredDocument, lens: Lens): void {
    for (const box of covered.hidden) {
      const seen = through(box, lens);
      if (seen) result.hidden.push(seen);
    }
    const prefix = frame.number === null ? '' : `f${frame.number}`;
    for (const {ref, box} of covered.marks) {
      const seen = through(box, lens);
      if (seen) result.marks.push({ref: prefix + ref, box: seen});
    }
    for (const child of covered.frames) {
      const seen = through(child.box, lens);
      const found = documentOf(
        {...child, line: 0, shown: null},
        frame.path,
        inner.map((one) => one.frame),
      );
      const document = inner.find((one) => one.frame === found);
      if (!seen || !document) continue;
      const left = lens.left + child.box.left * lens.scale;
      const top = lens.top + child.box.top * lens.scale;
      add(document, {left, top, scale: lens.scale * child.scale, clip: seen});
    }
  }
}

function through(box: ShownBox, {left, top, scale, clip}: Lens): ShownBox | null {
  const seen = {
    left: Math.max(clip.left, left + box.left * scale),
    top: Math.max(clip.top, top + box.top * scale),
    right: Math.min(clip.right, left + box.right * scale),
    bottom: Math.min(clip.bottom, top + box.bottom * scale),
  };
  return seen.right > seen.left && seen.bottom > seen.top ? seen : null;
}
