import {watchRoot} from './changes.ts';
import {tagOf} from './tags.ts';

/** The shadow root of an element, also a closed one, or `null`. */
export function shadowOf(element: Element): ShadowRoot | null {
  const name = element.localName;
  if (!tagOf(name).isHost) return null;
  const open = element.shadowRoot;
  if (open) return open;
  // Asking costs more than looking: of plain elements only those are asked that show nothing of their own.
  if (!name.includes('-') && element.firstChild !== null) return null;
  return element instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(element) : null;
}

/** The nodes that are drawn inside an element: its shadow root's in place of its own, and what a slot was given. */
export function drawnChildren(element: Element): Node[] {
  if (element.localName === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  const root = shadowOf(element);
  if (root) watchRoot(root);
  const nodes: Node[] = [];
  for (let node = (root ?? element).firstChild; node; node = node.nextSibling) nodes.push(node);
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
  for (;;) {
    const inner = found && shadowOf(found)?.elementFromPoint(x, y);
    if (!inner || inner === found) return found;
    found = inner;
  }
}
