import type {FrameSeen} from '../../protocol/page.ts';
import {common, windowBox, type Box} from './screen.ts';
import type {FrameHole} from './walk.ts';

/** The frames among the lines, as the worker has to know them to put each one's own outline in. */
export function seenFrames(holes: readonly FrameHole[], shown: Box | null, isPart: boolean): FrameSeen[] {
  return holes
    .filter(({element}) => element.isConnected)
    .map(({element, line}) => ({
      line,
      index: indexOf(element),
      address: addressOf(element),
      width: element.clientWidth,
      height: element.clientHeight,
      shown: isPart ? shownOf(element, windowBox(shown)) : null,
    }));
}

/** The address a frame was given. */
export function addressOf(frame: HTMLIFrameElement): string {
  return frame.hasAttribute('srcdoc') ? 'about:srcdoc' : frame.src || 'about:blank';
}

/** Number of a frame among its window's frames. Another origin's window may be compared, though not looked into. */
export function indexOf(frame: HTMLIFrameElement): number | null {
  for (let index = 0; index < window.length; index += 1) {
    if (window[index] === frame.contentWindow) return index;
  }
  return null;
}

function shownOf(frame: HTMLIFrameElement, box: Box): Box {
  const outer = frame.getBoundingClientRect();
  const left = outer.left + frame.clientLeft;
  const top = outer.top + frame.clientTop;
  const seen = common(outer, box);
  if (!seen) return {left: 0, top: 0, right: 0, bottom: 0};
  return {left: seen.left - left, top: seen.top - top, right: seen.right - left, bottom: seen.bottom - top};
}
