import {drawnParent, elementAt} from '../reading/flat-tree.ts';
import {nextFrame} from './ready.ts';
import {atPoint, letGo, movePointer, pressDown} from './pointer.ts';
import type {Spot} from './point.ts';

const STEPS = 6;

/** Drags from one place to another: by the page's own handling of the pointer, or as HTML's drag and drop. */
export async function dragTo(from: Spot, to: {x: number; y: number}): Promise<void> {
  const dragged = draggableAt(from.hit);
  movePointer(from);
  const mayDrag = pressDown(from, 0, 1);
  const data = new DataTransfer();
  // A page that prevents the press handles the pointer by itself.
  const carried = dragged && mayDrag && sendDrag('dragstart', dragged, from, data, null) ? dragged : null;
  let last: Element | null = null;
  for (let step = 1; step <= STEPS; step += 1) {
    const x = from.x + ((to.x - from.x) * step) / STEPS;
    const y = from.y + ((to.y - from.y) * step) / STEPS;
    const hit = elementAt(x, y);
    if (!hit) continue;
    if (carried) {
      sendDrag('drag', carried, {x, y}, data, null);
      if (hit !== last) {
        sendDrag('dragenter', hit, {x, y}, data, last);
        if (last) sendDrag('dragleave', last, {x, y}, data, hit);
      }
      last = hit;
      const mayDrop = !sendDrag('dragover', hit, {x, y}, data, null);
      if (step === STEPS && mayDrop) sendDrag('drop', hit, {x, y}, data, null);
    } else movePointer({x, y, hit}, 1);
    await nextFrame();
  }
  if (carried) sendDrag('dragend', carried, to, data, null);
  else letGo({...to, hit: elementAt(to.x, to.y) ?? from.hit}, 0, 1);
}

function draggableAt(hit: Element): Element | null {
  for (let at: Element | null = hit; at; at = drawnParent(at)) {
    if (at instanceof HTMLElement && at.draggable) return at;
  }
  return null;
}

function sendDrag(
  type: string,
  target: Element,
  at: {x: number; y: number},
  dataTransfer: DataTransfer,
  relatedTarget: Element | null,
): boolean {
  return target.dispatchEvent(
    new DragEvent(type, {
      bubbles: true,
      cancelable: type !== 'dragleave' && type !== 'dragend',
      ...atPoint(at),
      buttons: type === 'drop' || type === 'dragend' ? 0 : 1,
      dataTransfer,
      relatedTarget,
    }),
  );
}
