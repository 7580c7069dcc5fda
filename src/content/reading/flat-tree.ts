import {isOverlay} from '../overlay.ts';
import {watchRoot} from './changes.ts';
import {tagOf, type Tag} from './tags.ts';

/** The shadow root of an element, also a closed one, or `null`. */
export function shadowOf(element: Element, tag: Tag = tagOf(element.localName)): ShadowRoot | null {
  if (!tag.isHost) return null;
  const open = element.shadowRoot;
  if (open) return open;
  // Asking costs more than looking: of plain elements only those are asked that show nothing of their own.
  if (!tag.isCustom && element.hasChildNodes()) return null;
  return element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
}

/** What holds the nodes that are drawn inside an element: its shadow root, which is watched from now on, or itself. */
export function holderOf(element: Element, tag: Tag): Element | ShadowRoot {
  const root = shadowOf(element, tag);
  if (!root) return element;
  watchRoot(root);
  return root;
}

/** A node and all its siblings after it. */
export function siblingsFrom(first: Node | null): Node[] {
  const nodes: Node[] = [];
  for (let node = first; node; node = node.nextSibling) nodes.push(node);
  return nodes;
}

/** What an element is drawn inside of: its slot, its parent, or the host of its shadow root. */
export function drawnParent(element: Element): Element | null {
  const parent = element.assignedSlot ?? element.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Whether `inner` is drawn inside `outer`, or is it, through shadow roots. */
export function isDrawnIn(inner: Element, outer: Element): boolean {
  if (outer.contains(inner)) return true;
  for (let at: Element | null = inner; at; at = drawnParent(at)) if (at === outer) return true;
  return false;
}

/** The topmost element at a point of the window, inside shadow roots too. */
export function elementAt(x: number, y: number): Element | null {
  let found = document.elementFromPoint(x, y);
  // What Parley draws itself may take the mouse, but is no part of the page.
  if (found && isOverlay(found))
    found = document.elementsFromPoint(x, y).find((one) => !isOverlay(one)) ?? null;
  for (;;) {
    const inner = found && shadowOf(found)?.elementFromPoint(x, y);
    if (!inner || inner === found) return found;
    found = inner;
  }
}
