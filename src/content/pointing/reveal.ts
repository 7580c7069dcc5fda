import {ParleyError} from '../../protocol/failures.ts';
import type {FrameBox, ShownBox} from '../../protocol/page.ts';
import {boxOf} from '../boxes.ts';
import {drawnParent, shadowOf} from '../reading/flat-tree.ts';
import {coverAt} from '../reading/in-front.ts';
import {common, isWithin, pointOnTop, windowBox} from '../reading/screen.ts';
import {clipsAround, seenThrough} from './clips.ts';

/** Where in the window a thing is tried, when something fixed there is in front of it elsewhere. */
const INWARDS_PX = 40;
const BLOCKS = ['center', 'end', 'start'] as const;

/** Scrolls to an element in everything that scrolls around it, unless it can be seen whole as it is. */
export function reveal(element: Element): void {
  const box = boxOf(element);
  if (!box) return;
  const seen = seenThrough(box, clipsAround(element));
  if (seen && isWithin(box, seen) && pointOnTop(element, seen)) return;
  for (const block of BLOCKS) {
    element.scrollIntoView({block, inline: 'nearest', behavior: 'instant'});
    if (!pointOnTop(element, windowBox(null))) continue;
    if (block !== 'center') moveInwards(element, block === 'end' ? INWARDS_PX : -INWARDS_PX);
    return;
  }
  element.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
}

/** Moves a thing away from the edge at which it was put, unless it gets behind something there. */
function moveInwards(element: Element, by: number): void {
  const scroller =
    clipsAround(element).find((one) => one.scrollHeight > one.clientHeight + 1) ?? document.scrollingElement;
  scroller?.scrollBy({top: by, behavior: 'instant'});
  if (!pointOnTop(element, windowBox(null))) scroller?.scrollBy({top: -by, behavior: 'instant'});
}

/**
 * Scrolls so that a part of a frame can be seen, and tells where that part is in this window then, and what is in front of it.
 * @throws ParleyError `ref.unknown` where the frame is gone
 */
export function revealInFrame({
  index,
  address,
  width,
  height,
  box,
}: FrameBox): Promise<{box: ShownBox; cover: string | null}> {
  const frame = frameAt(index, address, width, height);
  if (!frame)
    throw new ParleyError('ref.unknown', {message: 'Its frame is not on the page any more; call read_page.'});
  const place = () => {
    const outer = frame.getBoundingClientRect();
    const [left, top] = [outer.left + frame.clientLeft, outer.top + frame.clientTop];
    return {left: left + box.left, top: top + box.top, right: left + box.right, bottom: top + box.bottom};
  };
  const isSeen = () => {
    const seen = seenThrough(place(), clipsAround(frame));
    return seen !== null && isWithin(place(), seen);
  };
  if (!isSeen()) {
    frame.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
    // A frame that is larger than the window is there already: its part is brought to the middle.
    for (let at = drawnParent(frame); at && !isSeen(); at = drawnParent(at)) {
      const outer =
        at === document.documentElement
          ? {top: 0, bottom: innerHeight, left: 0, right: innerWidth}
          : at.getBoundingClientRect();
      const now = place();
      at.scrollBy({
        top: (now.top + now.bottom - outer.top - outer.bottom) / 2,
        left:
          now.left < outer.left || now.right > outer.right
            ? (now.left + now.right - outer.left - outer.right) / 2
            : 0,
        behavior: 'instant',
      });
    }
  }
  const now = place();
  return Promise.resolve({box: now, cover: coverAt(common(now, windowBox(null)), frame)});
}

/** A frame by its number among the window's frames; one that is not counted, in a shadow root, by address and size. */
function frameAt(index: number | null, address: string, width: number, height: number): HTMLElement | null {
  const own = [...document.querySelectorAll<HTMLIFrameElement>('iframe, frame')];
  if (index !== null) return own.find((frame) => frame.contentWindow === window[index]) ?? null;
  const hidden = shadowRoots(document).flatMap((root) => [...root.querySelectorAll('iframe')]);
  const sized = hidden.filter(
    ({clientWidth, clientHeight}) =>
      Math.abs(clientWidth - width) <= 2 && Math.abs(clientHeight - height) <= 2,
  );
  const alike = sized.filter(({src}) => src === address);
  return alike[0] ?? sized[0] ?? null;
}

/** Every shadow root in a root, those inside them too. */
function shadowRoots(root: Document | ShadowRoot): ShadowRoot[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  const found: ShadowRoot[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inner = shadowOf(node as Element);
    if (inner) found.push(inner, ...shadowRoots(inner));
  }
  return found;
}
