import {ParleyError} from '../../protocol/failures.ts';
import type {PointArguments, Prepared, ShowArguments, Shown, ShownBox} from '../../protocol/page.ts';
import {boxOf} from '../boxes.ts';
import {findElement} from '../reading/find.ts';
import {coverOf} from '../reading/in-front.ts';
import {toldOf} from '../reading/refs.ts';
import {isVisible} from '../reading/visibility.ts';
import {reveal} from './reveal.ts';
import {hideRing, showRing, takeTrouble} from './ring.ts';

/** More than these were never shown and will not be. */
const MOST_PREPARED = 32;
/** A page that is not in front draws nothing; what waits for a frame of it waits for ever. */
const FRAME_MS = 200;

/** What will be pointed at, by the cue that says when. */
const prepared = new Map<string, {ref: string; label: string}>();

/**
 * Makes ready to point at an element, without showing anything: it is there, it can be seen, and where it `scrolls` it is scrolled
 * to and nothing is in front of it.
 * @throws ParleyError `ref.unknown` with what the model should do
 */
export async function preparePointing({ref, label, cueId, scrolls}: PointArguments): Promise<Prepared> {
  const element = await findVisible(ref);
  const {role, name} = toldOf(ref) ?? {role: '', name: ''};
  if (scrolls) reveal(element);
  prepared.set(cueId, {ref, label: label ?? name});
  const [oldest] = prepared.keys();
  if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
  return {role, name, box: windowPart(element), cover: coverOf(element, scrolls), trouble: takeTrouble()};
}

/**
 * Shows what was made ready for a cue, and answers when the frame that shows it is drawn.
 * @throws ParleyError `ref.unknown` where it has gone since
 */
export async function showPointing({cueId}: ShowArguments): Promise<Shown> {
  const cue = prepared.get(cueId);
  if (!cue) throw new ParleyError('ref.unknown', {detail: `nothing was made ready for ${cueId}`});
  prepared.delete(cueId);
  const element = await findVisible(cue.ref);
  reveal(element);
  showRing(element, cue.ref, cue.label);
  await nextFrame();
  return {shownAt: performance.timeOrigin + performance.now(), box: windowPart(element)};
}

/** Takes away what is shown in this document. */
export function hidePointing(): Promise<Record<string, never>> {
  hideRing();
  return Promise.resolve({});
}

async function findVisible(ref: string): Promise<Element> {
  const element = await findElement(ref);
  if (!element)
    throw unknown(`${ref} is not on the page any more; call read_page and use a ref from its outline.`);
  if (!isVisible(element) || !boxOf(element))
    throw unknown(`${ref} is on the page but hidden now; call read_page to see what is shown.`);
  return element;
}

function windowPart(element: Element): ShownBox {
  const {left, top, right, bottom} = boxOf(element) ?? element.getBoundingClientRect();
  return {left, top, right, bottom};
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function unknown(message: string): ParleyError {
  return new ParleyError('ref.unknown', {message});
}
