import {documentOf} from '../../core/frame-merge.ts';
import type {Covered, CoverArguments, FrameChild, Mark, Uncovered} from '../../protocol/picture.ts';
import {documentId} from '../reading/changes.ts';
import {veilPill} from '../pill-here.ts';
import {refuseViewer} from '../reading/page-reader.ts';
import {everyRoot} from '../reading/every-root.ts';
import {addressOf, indexOf} from '../reading/frames.ts';
import {common, windowBox, type Box} from '../reading/screen.ts';
import {drawCurtain, type Curtain} from './curtain.ts';
import {marksOnScreen} from './marks.ts';
import {painted} from './painted.ts';
import {secretFields} from './secret-fields.ts';

/** Everything that draws another document. */
const FRAMES = 'iframe, frame, object, embed, fencedframe, portal';

let curtain: Curtain | null = null;
let place = '';

/**
 * Sees to it that no secret of this document is drawn, so that a picture may be taken, and says where what is.
 * @throws ParleyError `page.unreachable` where nobody can say what is drawn, as in a PDF
 */
export async function coverSecrets({children, marks: isMarked}: CoverArguments): Promise<Covered> {
  refuseViewer();
  curtain?.open();
  const roots = everyRoot();
  const frames = framesOnScreen(roots);
  const isWaiting = children === null && frames.length > 0;
  const known = isWaiting ? frames : frames.filter(({child}) => isAmong(child, children ?? []));
  const unknown = frames.filter((frame) => !known.includes(frame)).map(({element}) => element);
  const secrets = secretFields(roots);
  // Marks take a reading: done before anything is hidden, since what is hidden is not read.
  const marks: Mark[] = isMarked && !isWaiting ? await marksOnScreen() : [];
  const hidden = [...secrets, ...unknown];
  if (hidden.length > 0) {
    const drawn = drawCurtain(hidden, () => {
      if (curtain === drawn) curtain = null;
    });
    curtain = drawn;
  }
  const isChanged = veilPill(true) || hidden.some((element) => boxOnScreen(element));
  const isPainted = isWaiting || !isChanged || (await painted());
  place = placeNow();
  return {
    documentId,
    window: windowNow(),
    hidden: hidden.flatMap((element) => boxOnScreen(element) ?? []),
    frames: known.map(({child, box, scale}) => ({...child, box, scale})),
    marks,
    isPainted,
  };
}

/** Draws the secrets again, and says whether the picture that was taken meanwhile is the one of what was covered. */
export function uncoverSecrets(): Promise<Uncovered> {
  const hidden = curtain?.hidden ?? [];
  const isSame = place === placeNow() && secretFields().every((field) => hidden.includes(field));
  curtain?.open();
  veilPill(false);
  return Promise.resolve({documentId, isSame});
}

interface FrameHere {
  element: Element;
  child: FrameChild;
  box: Box;
  scale: number;
}

function framesOnScreen(roots: readonly (Document | ShadowRoot)[]): FrameHere[] {
  return roots.flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>(FRAMES)].flatMap((element) => {
      if (!boxOnScreen(element)) return [];
      const outer = element.getBoundingClientRect();
      const scale = element.offsetWidth > 0 ? outer.width / element.offsetWidth : 1;
      const left = outer.left + element.clientLeft * scale;
      const top = outer.top + element.clientTop * scale;
      const {clientWidth: width, clientHeight: height} = element;
      const box = {left, top, right: left + width * scale, bottom: top + height * scale};
      const isFrame = element instanceof HTMLIFrameElement;
      const index = isFrame ? indexOf(element) : null;
      return {element, child: {index, address: isFrame ? addressOf(element) : '', width, height}, box, scale};
    }),
  );
}

function isAmong(seen: FrameChild, children: readonly FrameChild[]): boolean {
  const found = children.map((child) => ({...child, frameId: 0, number: null, path: [child.index]}));
  return documentOf({...seen, line: 0, shown: null}, [], found) !== null;
}

/** The part of an element's box that lies in the window; `null` for none. */
function boxOnScreen(element: Element): Box | null {
  return common(element.getBoundingClientRect(), windowBox(null));
}

function windowNow(): Covered['window'] {
  const {visualViewport: seen} = window;
  return {
    width: innerWidth,
    height: innerHeight,
    left: seen?.offsetLeft ?? 0,
    top: seen?.offsetTop ?? 0,
    zoom: seen?.scale ?? 1,
  };
}

/** Where everything stands that was hidden or may be marked. */
function placeNow(): string {
  const boxes = (curtain?.hidden ?? []).map((element) => {
    const {left, top, width, height} = element.getBoundingClientRect();
    return [left, top, width, height].map(Math.round);
  });
  return JSON.stringify([scrollX, scrollY, devicePixelRatio, windowNow(), boxes]);
}
