import {holderOf, shadowOf, siblingsFrom} from './flat-tree.ts';
import {tidy} from './names.ts';
import {tagOf, type Tag} from './tags.ts';

/** What names a container, by the container's tag. */
const CAPTIONS = new Map([
  ['table', 'caption'],
  ['fieldset', 'legend'],
  ['figure', 'figcaption'],
]);

/** The text of an element in which nothing else is drawn; `null` for any other. */
export function textAlone(element: Element, tag: Tag): string | null {
  if (tag.isCareful || element.childElementCount > 0) return null;
  const text = element.textContent;
  return text === '' || shadowOf(element, tag) !== null ? null : text;
}

/** The nodes drawn in an element, where these are not all that it or its shadow root holds; else `null`. */
export function pickedIn(element: Element, tag: Tag): Node[] | null {
  if (tag.name === 'slot') {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    return assigned.length > 0 ? assigned : null;
  }
  // Of one that is folded up, only its summary is drawn.
  const isShut = tag.name === 'details' && !(element as HTMLDetailsElement).open;
  return isShut ? [...element.children].filter(({localName}) => localName === 'summary') : null;
}

/** The nodes drawn in an element. */
export function drawnIn(element: Element, tag: Tag = tagOf(element.localName)): Node[] {
  return pickedIn(element, tag) ?? siblingsFrom(holderOf(element, tag).firstChild);
}

/** The nodes drawn in a container without the caption that is its name already; `null` where none stands there. */
export function withoutCaption(container: Element, tag: Tag, name: string): Node[] | null {
  const caption = CAPTIONS.get(tag.name);
  if (caption === undefined) return null;
  const nodes = drawnIn(container, tag);
  const others = nodes.filter(
    (node) => !(node instanceof Element && node.localName === caption && tidy(node.textContent) === name),
  );
  return others.length < nodes.length ? others : null;
}

/** Whether an element is kept from people who are told of a page in words. */
export function isSetAside(element: Element): boolean {
  return element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('inert');
}
