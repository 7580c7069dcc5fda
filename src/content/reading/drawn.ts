import {drawnChildren, shadowOf} from './flat-tree.ts';
import {tidy} from './names.ts';
import {common, isWithin, type Box} from './screen.ts';

/** What names a container, by the container's tag. */
const CAPTIONS = new Map([
  ['table', 'caption'],
  ['fieldset', 'legend'],
  ['figure', 'figcaption'],
]);
/** Elements whose text is not simply theirs: what they show comes from elsewhere, or may be told already. */
const CAREFUL = new Set(['slot', 'label', 'details', 'svg', 'object']);

/** Where an element's box lies, as to what can be seen. One without a size may hold others that stick out of it. */
export function measure(element: Element, clip: Box): 'within' | 'across' | 'outside' {
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return 'across';
  if (!common(box, clip)) return 'outside';
  return isWithin(box, clip) ? 'within' : 'across';
}

/** Whether nothing is drawn in an element but its text. */
export function isTextAlone(element: Element): boolean {
  if (element.firstElementChild || CAREFUL.has(element.localName)) return false;
  return element.firstChild !== null && shadowOf(element) === null;
}

/** The nodes drawn in an element; of one that is folded up only its summary. */
export function drawnIn(element: Element): Node[] {
  const nodes = drawnChildren(element);
  const isShut = element.localName === 'details' && !(element as HTMLDetailsElement).open;
  return isShut ? nodes.filter(isSummary) : nodes;
}

function isSummary(node: Node): boolean {
  return node instanceof Element && node.localName === 'summary';
}

/** The children of a container, without the caption that is its name already. */
export function withoutCaption(container: Element, name: string, children: readonly Node[]): Node[] {
  const tag = CAPTIONS.get(container.localName);
  if (!tag) return [...children];
  return children.filter(
    (node) => !(node instanceof Element && node.localName === tag && tidy(node.textContent) === name),
  );
}

/** Whether an element is kept from people who are told of a page in words. */
export function isSetAside(element: Element): boolean {
  return element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('inert');
}
