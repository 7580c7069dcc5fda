import type {PageView} from '../../protocol/page.ts';
import {isOverlay} from '../overlay.ts';
import {notePassword} from './secrets.ts';

/** A page that was not read for this long is not watched any longer. */
const IDLE_MS = 120_000;
/** What changes a page's look or its fields without changing its elements. */
const EVENTS = [
  'input',
  'change',
  'scroll',
  'resize',
  'toggle',
  'focusin',
  'focusout',
  'transitionend',
  'animationend',
  'pointerover',
];
const ATTRIBUTES = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeOldValue: true,
};

/** Names this document among those that its tab ever showed. Pages without https have no `crypto.randomUUID`. */
export const documentId = crypto.getRandomValues(new Uint32Array(2)).join('-');
const readAt = new Map<PageView, number>();
let changes = 0;
/** What changed of elements, attributes and text; how things look is left out. */
let rewrites = 0;
let onStop: (() => void) | null = null;
let observer: MutationObserver | null = null;
let idle: ReturnType<typeof setTimeout> | undefined;
/** Shadow roots do not tell the document of their changes; each is watched by itself. */
let watchedRoots = new WeakSet<ShadowRoot>();

/** Begins to watch the page for changes, or goes on; before the first reading of it, nothing is watched. */
export function watchChanges(view: PageView): void {
  watch();
  readAt.set(view, changes);
}

/**
 * Begins to watch the page, or goes on, and answers what number its contents have: the same as long as no element, no text and
 * no attribute but those of style was seen to change. `stopped` is called once nobody watches any more.
 */
export function watchContents(stopped: () => void): number {
  watch();
  onStop = stopped;
  if (observer) onMutations(observer.takeRecords());
  return rewrites;
}

function watch(): void {
  clearTimeout(idle);
  idle = setTimeout(stopWatching, IDLE_MS);
  if (observer) return;
  changes += 1;
  rewrites += 1;
  observer = new MutationObserver(onMutations);
  observer.observe(document, ATTRIBUTES);
  for (const event of EVENTS) addEventListener(event, onChange, {capture: true, passive: true});
}

/** Watches a shadow root that a reading came through. */
export function watchRoot(root: ShadowRoot): void {
  if (!observer || watchedRoots.has(root)) return;
  watchedRoots.add(root);
  observer.observe(root, ATTRIBUTES);
}

/** Names the state of the document that a view was read from. */
export function stampNow(view: PageView): string {
  return `${documentId}/${view}/${readAt.get(view) ?? 0}`;
}

/** Whether nothing was seen to change since a view was read with this stamp. */
export function isSame(stamp: string, view: PageView): boolean {
  if (observer) onMutations(observer.takeRecords());
  return observer !== null && stamp === `${documentId}/${view}/${changes}`;
}

function onMutations(records: readonly MutationRecord[]): void {
  for (const record of records) {
    if (isOurs(record)) continue;
    const {type, target, attributeName, oldValue} = record;
    changes += 1;
    if (attributeName !== 'class' && attributeName !== 'style') rewrites += 1;
    // A button that shows a password makes plain text of its field: what it holds stays secret.
    if (type === 'attributes' && attributeName === 'type' && oldValue === 'password')
      notePassword(target as Element);
  }
}

function onChange({target}: Event): void {
  if (!(target instanceof Element && isOverlay(target))) changes += 1;
}

/** Whether a change is one of what Parley draws: of it, or of its coming and going. */
function isOurs({target, addedNodes, removedNodes}: MutationRecord): boolean {
  if (target instanceof Element && isOverlay(target)) return true;
  const moved = [...addedNodes, ...removedNodes];
  return moved.length > 0 && moved.every((node) => node instanceof Element && isOverlay(node));
}

function stopWatching(): void {
  observer?.disconnect();
  observer = null;
  watchedRoots = new WeakSet();
  onStop?.();
  onStop = null;
  for (const event of EVENTS) removeEventListener(event, onChange, {capture: true});
}
