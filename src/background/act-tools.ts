import type {Purpose} from '../core/target/purpose.ts';
import {reportCandidates} from '../core/target-report.ts';
import {sleep} from '../platform/clock.ts';
import type {Action} from '../protocol/act.ts';
import type {
  ClickArguments,
  DragArguments,
  HoverArguments,
  PressKeyArguments,
  ScrollArguments,
  SelectOptionArguments,
  TypeTextArguments,
} from '../protocol/act-tools.ts';
import {ParleyError} from '../protocol/failures.ts';
import {act} from './acting.ts';
import type {Site, ToolAnswer} from './page-acts.ts';
import {resolveTarget, type Place} from './targets.ts';
import type {ToolScene} from './tool-scene.ts';

/** Longer than a page takes to draw what a click opened, short enough not to be a silence. */
const SECOND_LOOK_MS = 400;
const PAGE: Site = {frameId: 0, number: null};

/** Clicks an element. All tools here raise what `act` raises, and tell candidates where a target means several things. */
export function click({target, how}: ClickArguments, scene: ToolScene): Promise<ToolAnswer> {
  const button = how === 'right' ? 'right' : 'left';
  const count = how === 'double' ? 2 : 1;
  return on(target, scene, (ref) => ({kind: 'click', ref, button, count}));
}

export function typeText(
  {target, text, append = false, submit = false}: TypeTextArguments,
  scene: ToolScene,
): Promise<ToolAnswer> {
  return on(target, scene, (ref) => ({kind: 'type', ref, text, isAppended: append, submits: submit}));
}

export function selectOption(
  {target, options}: SelectOptionArguments,
  scene: ToolScene,
): Promise<ToolAnswer> {
  return on(target, scene, (ref) => ({kind: 'select', ref, options}), 'choose');
}

/** Presses a key on an element, or where the focus is. */
export function pressKey({key, target}: PressKeyArguments, scene: ToolScene): Promise<ToolAnswer> {
  if (target === undefined) return act({kind: 'press', ref: null, key}, PAGE, scene);
  return on(target, scene, (ref) => ({kind: 'press', ref, key}));
}

/** Scrolls to an element, or the part of the page that it is in, or the page. */
export function scroll(
  {target, direction, amount = 1}: ScrollArguments,
  scene: ToolScene,
): Promise<ToolAnswer> {
  const way = direction ?? null;
  if (target !== undefined) return on(target, scene, (ref) => ({kind: 'scroll', ref, way, screens: amount}));
  return act({kind: 'scroll', ref: null, way: way ?? 'down', screens: amount}, PAGE, scene);
}

export function hover({target}: HoverArguments, scene: ToolScene): Promise<ToolAnswer> {
  return on(target, scene, (ref) => ({kind: 'hover', ref}));
}

/** Drags one element onto another of the same document. */
export async function drag({from, to}: DragArguments, scene: ToolScene): Promise<ToolAnswer> {
  const [start, end] = [await find(from, scene), await find(to, scene)];
  if ('output' in start) return start;
  if ('output' in end) return end;
  if (start.frameId !== end.frameId)
    throw new ParleyError('act.blocked', {message: 'Nothing can be dragged from one frame into another.'});
  return act({kind: 'drag', ref: start.ref, to: end.ref}, start, scene);
}

async function on(
  target: string,
  scene: ToolScene,
  toAction: (ref: string) => Action,
  purpose: Purpose = 'use',
): Promise<ToolAnswer> {
  const place = await find(target, scene, purpose);
  if ('output' in place) return place;
  const {frameId, number, ref} = place;
  return act(toAction(ref), {frameId, number}, scene);
}

/** The one place that is meant, or what the model is told where there are several or none. */
async function find(
  target: string,
  {tabId}: ToolScene,
  purpose: Purpose = 'use',
): Promise<Place | ToolAnswer> {
  let found = await resolveTarget(target, tabId, purpose);
  if (!('place' in found) && found.candidates.length === 0) {
    // A page that has just changed may still be drawing it.
    await sleep(SECOND_LOOK_MS);
    found = await resolveTarget(target, tabId, purpose);
  }
  if ('place' in found) return found.place;
  return {output: reportCandidates(found, crypto.randomUUID()), failure: null};
}
