import {placeAfterKey, placeAt} from '../../core/pill-place.ts';
import type {PillPlace} from '../../protocol/pill.ts';
import type {Face} from './face.ts';

interface Size {
  width: number;
  height: number;
}

/** Less than this is a click by a hand that is not quite still. */
const LEAST_PX = 4;

/** Lets the person move the pill, by dragging it or by arrow keys on its handle. */
export function letMove(
  {element, grip, stop}: Face,
  parts: {
    signal: AbortSignal;
    size: () => Size;
    frame: () => Size;
    place: () => PillPlace;
    onMoved: (place: PillPlace) => void;
    /** It was taken, and not moved. */
    onLetGo: () => void;
  },
): void {
  let from: {x: number; y: number; left: number; top: number; hasMoved: boolean} | null = null;

  element.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button !== 0 || event.composedPath().includes(stop)) return;
    const {left, top} = element.getBoundingClientRect();
    from = {x: event.clientX, y: event.clientY, left, top, hasMoved: false};
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (!from) return;
    const [across, down] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.hasMoved && Math.hypot(across, down) < LEAST_PX) return;
    from.hasMoved = true;
    element.classList.add('moving');
    element.style.transform = `translate(${from.left + across}px, ${from.top + down}px)`;
  });
  const letGo = (event: PointerEvent) => {
    const began = from;
    from = null;
    element.classList.remove('moving');
    if (!began?.hasMoved || event.type !== 'pointerup') {
      parts.onLetGo();
      return;
    }
    const corner = {x: began.left + event.clientX - began.x, y: began.top + event.clientY - began.y};
    parts.onMoved(placeAt(corner, parts.size(), parts.frame()));
  };
  element.addEventListener('pointerup', letGo);
  element.addEventListener('pointercancel', letGo);
  // The field that the person writes in keeps the focus, whatever is done with the mouse here.
  element.addEventListener('mousedown', (event) => event.preventDefault());
  grip.addEventListener('keydown', (event) => {
    if (!event.isTrusted) return;
    const moved = placeAfterKey(parts.place(), event.key, parts.size(), parts.frame());
    if (!moved) return;
    event.preventDefault();
    parts.onMoved(moved);
  });
  // The page's own shortcuts are not meant by keys that are pressed here.
  for (const type of ['keydown', 'keyup', 'click', 'pointerdown', 'mousedown'])
    element.addEventListener(type, (event) => event.stopPropagation(), {signal: parts.signal});
}
