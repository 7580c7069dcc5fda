import {sleep} from '../../platform/clock.ts';
import type {Obstacle} from '../../protocol/act.ts';
import {drawnParent, isDrawnIn} from '../reading/flat-tree.ts';
import {findElement, isStillNamed} from '../reading/find.ts';
import {forgetLabels, labelsOf} from '../reading/labels.ts';
import {elementOf, isInSameRow, toldOf} from '../reading/refs.ts';
import {boxesOf, spotOn, type Spot} from './point.ts';

/** How long a thing may take until it can be used. */
const PATIENCE_MS = 3_000;
/** A page that is not in front draws nothing: it is looked at again after this. */
const NEXT_LOOK_MS = 60;
/** One that is seen and busy draws seldom, and between two frames nothing moves. */
const LONGEST_FRAME_MS = 250;
/** In the first frame of an animation nothing has moved yet. */
const FIRST_FRAMES_MS = 100;
const ALIGNMENTS = ['center', 'end', 'start', 'nearest'] as const;

/** What an action needs of an element. */
export interface Needs {
  isEnabled: boolean;
  isEditable: boolean;
  isOnTop: boolean;
}

/** What a ref was told to be before anything was looked at for the action. */
export interface Expected {
  role: string;
  name: string;
}

/** An element that can be used now, and where. `spot` is `null` where it need not be on top. */
export interface Ready {
  element: Element;
  spot: Spot | null;
}

export type Waited<T> = {result: T} | {why: Obstacle; by: Element | null} | {gone: true};

/**
 * Waits until the element of a ref can be used, then does `act` in the same task as it was found so: between the last look
 * and the deed the page cannot change anything. Tells what was in the way when it does not come to that.
 */
export async function whenReady<T>(
  ref: string,
  expected: Expected | null,
  needs: Needs,
  act: (ready: Ready) => T,
): Promise<Waited<T>> {
  if (!expected) return {gone: true};
  const until = performance.now() + PATIENCE_MS;
  let obstacle: {why: Obstacle; by: Element | null} = {why: 'hidden', by: null};
  let lastBox = '';
  let tries = 0;
  while (performance.now() < until) {
    const element = isSame(ref, expected) ? elementOf(ref) : await findElement(ref);
    // The same task again after the reading that looked for it: nothing else of the page has run since.
    if (!element || !isSame(ref, expected)) return {gone: true};
    forgetLabels();
    const box = boxOf(element);
    const isStill = box === lastBox && box !== '' && !hasJustBegunToMove(element);
    lastBox = box;
    const found = look(element, needs);
    if ('spot' in found) {
      if (isStill) return {result: act(found)};
      obstacle = {why: 'moving', by: null};
    } else {
      // What lies over it where it stands, and not where it was scrolled to.
      if (found.why !== 'covered' || obstacle.why !== 'covered') obstacle = found;
      const isAside = found.why === 'outside' || found.why === 'covered';
      if (isAside && tries < ALIGNMENTS.length) bringIntoView(element, (tries += 1));
    }
    await nextFrame();
  }
  return obstacle;
}

/** Brings an element into view in everything that scrolls around it; each try puts it elsewhere. */
export function bringIntoView(element: Element, tries: number): void {
  const block = ALIGNMENTS[tries - 1] ?? 'center';
  element.scrollIntoView({block, inline: 'nearest', behavior: 'instant'});
}

/** Resolves when the page has drawn, or would have if it were in front. */
export function nextFrame(): Promise<unknown> {
  const longest = document.hidden ? NEXT_LOOK_MS : LONGEST_FRAME_MS;
  return Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), sleep(longest)]);
}

/** Whether the element of a ref is still the thing that was told of, also if it has been told of anew since. */
function isSame(ref: string, expected: Expected): boolean {
  const element = elementOf(ref);
  const told = toldOf(ref);
  if (!element || !told || told.name !== expected.name || told.role !== expected.role) return false;
  return isInSameRow(ref, element) && isStillNamed(element, expected);
}

function look(element: Element, needs: Needs): Ready | {why: Obstacle; by: Element | null} {
  if (!isSeen(element)) return {why: 'hidden', by: null};
  if (needs.isEnabled && isDisabled(element)) return {why: 'disabled', by: null};
  if (needs.isEditable && isReadonly(element)) return {why: 'readonly', by: null};
  if (!needs.isOnTop) return {element, spot: null};
  const found = spotOn(element);
  if ('hit' in found) return {element, spot: found};
  const label = spotOnLabel(element);
  if (label) return {element, spot: label};
  return {why: found.coveredBy ? 'covered' : 'outside', by: found.coveredBy};
}

/** Boxes to tick are often drawn by their label alone. */
function spotOnLabel(element: Element): Spot | null {
  for (const label of labelsOf(element)) {
    const spot = spotOn(label);
    if ('hit' in spot) return spot;
  }
  return null;
}

function isSeen(element: Element): boolean {
  const isBox = element instanceof HTMLInputElement && /^(?:checkbox|radio|file)$/.test(element.type);
  if (isBox && labelsOf(element).some(isShown)) return true;
  if (element instanceof HTMLOptionElement) return element.closest('select')?.checkVisibility() ?? false;
  return isShown(element) && boxesOf(element).length > 0;
}

function isShown(element: Element): boolean {
  const display = getComputedStyle(element).display;
  if (display === 'contents') return element.isConnected;
  return element.checkVisibility({opacityProperty: true, visibilityProperty: true});
}

/** Whether an element is switched off, by itself or by what it is in. */
function isDisabled(element: Element): boolean {
  if (
    element.matches(':disabled') ||
    (element instanceof HTMLLabelElement && element.control?.matches(':disabled'))
  )
    return true;
  for (let at: Element | null = element; at; at = drawnParent(at)) {
    if (Element.prototype.matches.call(at, '[aria-disabled="true"], [inert]')) return true;
  }
  const modal = [...document.querySelectorAll('dialog:modal')].at(-1);
  return modal !== undefined && !isDrawnIn(element, modal);
}

function isReadonly(element: Element): boolean {
  return element.getAttribute('aria-readonly') === 'true' || element.hasAttribute('readonly');
}

/** Whether an animation of an element, or of one around it, has only just begun. */
function hasJustBegunToMove(element: Element): boolean {
  for (let at: Element | null = element; at; at = drawnParent(at)) {
    const animations = Element.prototype.getAnimations.call(at);
    if (animations.some(hasJustBegun)) return true;
  }
  return false;
}

function hasJustBegun({playState, pending, currentTime}: Animation): boolean {
  const isFirst = typeof currentTime === 'number' && currentTime < FIRST_FRAMES_MS;
  return playState === 'running' && (pending || isFirst);
}

function boxOf(element: Element): string {
  const {left, top, width, height} = element.getBoundingClientRect();
  return [left, top, width, height].map(Math.round).join();
}
