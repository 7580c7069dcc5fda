import {boxOf} from '../boxes.ts';
import {putOverlay, type Overlay} from '../overlay.ts';
import {stayOnTop} from '../on-top.ts';
import {keepPillOff} from '../pill-here.ts';
import {elementAt, isDrawnIn} from '../reading/flat-tree.ts';
import {findElement} from '../reading/find.ts';
import {common, type Box} from '../reading/screen.ts';
import {isVisible} from '../reading/visibility.ts';
import {clipsAround, seenThrough} from './clips.ts';
import {createCursor, type Cursor} from './cursor.ts';
import {placeLabel} from './label.ts';
import css from './ring.css?inline';
import {followWindow} from './seen-window.ts';

/** Long enough to find it with the eyes, short enough not to be in the way. */
const SHOWN_MS = 8_000;
const MARGIN_PX = 6;
/** The ring of what fills the window is drawn inside it. */
const EDGE_PX = 4;
/** Size of the arrow, which stays whole. */
const ARROW_PX = 28;
/** What cuts an element off changes seldom, and takes a walk through the page to find. */
const CLIPS_MS = 500;
const HOST = 'parley-ring';

let leave: AbortController | null = null;
let trouble: string | null = null;

/** What went wrong with the last ring, told once; `null` for nothing. */
export function takeTrouble(): string | null {
  const told = trouble;
  trouble = null;
  return told;
}

/** Takes the ring away, if there is one. */
export function hideRing(): void {
  leave?.abort();
  leave = null;
}

/**
 * Puts a ring, a label and an arrow around an element, and follows it from frame to frame until it is to go: after a while, with
 * the element, at Escape, when the element is clicked, or when the next thing is pointed at. One ring at a time.
 */
export function showRing(target: Element, ref: string, label: string): void {
  hideRing();
  const {signal} = (leave = new AbortController());
  const overlay = putOverlay(HOST, css, true);
  overlay.host.dataset['ref'] = ref;
  const parts = draw(overlay, label);
  let element = target;
  let isLookedFor = false;
  let clips = clipsAround(element);
  let clippedAt = performance.now();
  let before = '';
  const seenWindow = followWindow(overlay.root, () => (before = ''), signal);

  const lookAgain = () => {
    if (isLookedFor) return;
    isLookedFor = true;
    // The page may have drawn it anew: what is the same thing has the same ref.
    void findElement(ref).then((again) => {
      isLookedFor = false;
      if (signal.aborted) return;
      if (!again) hideRing();
      else {
        element = again;
        clips = clipsAround(element);
      }
    });
  };
  const follow = () => {
    if (signal.aborted) return;
    requestAnimationFrame(follow);
    if (!overlay.keep()) {
      trouble = 'The page took the ring away again and again.';
      hideRing();
      return;
    }
    if (!element.isConnected) {
      lookAgain();
      return;
    }
    const own = isVisible(element) ? boxOf(element) : null;
    if (!own) {
      hideRing();
      return;
    }
    if (performance.now() - clippedAt > CLIPS_MS) {
      clips = clipsAround(element);
      clippedAt = performance.now();
      seenWindow.look();
    }
    const seen = seenThrough(own, clips);
    const now = seen ? [seen.left, seen.top, seen.right, seen.bottom, innerWidth, innerHeight].join() : '';
    if (now === before && now !== '') return;
    before = now;
    place(parts, seen, seenWindow.box(), signal);
  };
  follow();
  leaveInTime(overlay, signal, () => element);
}

interface Parts {
  ring: HTMLElement;
  label: HTMLElement;
  cursor: Cursor;
  size: {width: number; height: number};
}

function draw({root}: Overlay, words: string): Parts {
  const ring = document.createElement('div');
  ring.className = 'ring';
  const label = document.createElement('div');
  label.className = 'label';
  label.textContent = words;
  const cursor = createCursor();
  root.append(ring, label, cursor.element);
  return {ring, label, cursor, size: {width: label.offsetWidth, height: label.offsetHeight}};
}

/** Draws the parts where the thing is seen now, within what is seen of the window; `null` is out of sight. */
function place({ring, label, cursor, size}: Parts, seen: Box | null, within: Box, signal: AbortSignal): void {
  for (const part of [ring, label, cursor.element]) part.classList.toggle('away', !seen);
  if (!seen) return;
  const around = {
    left: seen.left - MARGIN_PX,
    top: seen.top - MARGIN_PX,
    right: seen.right + MARGIN_PX,
    bottom: seen.bottom + MARGIN_PX,
  };
  const inside = {
    left: within.left + EDGE_PX,
    top: within.top + EDGE_PX,
    right: within.right - EDGE_PX,
    bottom: within.bottom - EDGE_PX,
  };
  const box = common(around, inside) ?? seen;
  keepPillOff(box);
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  ring.style.transform = `translate(${box.left}px, ${box.top}px)`;
  ring.style.width = `${width}px`;
  ring.style.height = `${height}px`;
  cursor.moveTo({
    x: Math.min(seen.right - Math.min(14, (seen.right - seen.left) / 3), within.right - ARROW_PX),
    y: Math.min(seen.bottom - Math.min(10, (seen.bottom - seen.top) / 3), within.bottom - ARROW_PX),
  });
  void placeLabel({x: box.left, y: box.top, width, height}, size, within).then(({x, y}) => {
    if (!signal.aborted) label.style.transform = `translate(${x}px, ${y}px)`;
  });
}

/** Everything that ends a ring, and what brings it to the top again. */
function leaveInTime(overlay: Overlay, signal: AbortSignal, target: () => Element): void {
  const timer = setTimeout(hideRing, SHOWN_MS);
  const options = {signal, capture: true, passive: true};
  addEventListener(
    'keydown',
    ({key}) => {
      if (key === 'Escape') hideRing();
    },
    options,
  );
  addEventListener(
    'click',
    (event) => {
      const hit = event.detail === 0 ? event.composedPath()[0] : elementAt(event.clientX, event.clientY);
      if (hit instanceof Element && isDrawnIn(hit, target())) hideRing();
    },
    options,
  );
  stayOnTop(overlay, signal);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    keepPillOff(null);
    overlay.remove();
  });
}
