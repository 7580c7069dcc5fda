import {iconByStyle} from '../reading/icons.ts';
import {kindOf} from '../reading/kinds.ts';
import {watchRoot} from '../reading/changes.ts';
import {shadowOf} from '../reading/flat-tree.ts';
import {roleOf} from '../reading/roles.ts';
import {notePassword} from '../reading/secrets.ts';
import type {Slices} from '../reading/slices.ts';
import {tagOf} from '../reading/tags.ts';
import {isOverlay} from '../overlay.ts';
import {fieldHints, hintsOf} from './hints.ts';

/** Source: DOM, node types; looked up once, not at each node. */
const {ELEMENT_NODE: ELEMENT, TEXT_NODE: TEXT} = Node;

/** Something on the page that may be meant, by what is known of it without much asking. */
export interface Thing {
  element: Element;
  role: string;
  /** What it may be called, as written. */
  names: string[];
  isUsable: boolean;
}

/** All of a document that can be looked for. */
export interface Survey {
  things: Map<Element, Thing>;
  /** Text that is no thing's name. */
  texts: Said[];
  hasFrames: boolean;
  /** Elements that may carry a shadow root later, and carried none; that they do is not seen as a change of the page. */
  bare: Element[];
}

/** A text of the page, and what it says. */
export interface Said {
  text: Text;
  said: string;
}

type TagKind = 'thing' | 'field' | 'picture' | 'label' | 'container' | 'frame';
const KINDS: Record<TagKind, string> = {
  thing: 'a button summary h1 h2 h3 h4 h5 h6',
  field: 'input select textarea',
  picture: 'img svg canvas video audio area',
  label: 'label',
  // Only found by what they are: too much stands in them to be a name.
  container:
    'table form dialog nav main aside header footer ul ol menu fieldset figure details progress meter option',
  frame: 'iframe frame',
};
const BY_TAG = new Map<string, TagKind>(
  Object.entries(KINDS).flatMap(([kind, tags]) =>
    tags.split(' ').map((tag) => [tag, kind as TagKind] as const),
  ),
);
/** By these a page says what an element is, what it is called, or that it is used. */
const TELLING = '[role], [aria-label], [aria-labelledby], [title], [contenteditable], [onclick], [tabindex]';
/** Roles of containers, as they are looked for. */
const CONTAINERS =
  /^(?:table|grid|treegrid|form|search|dialog|alertdialog|navigation|menu|menubar|toolbar|list|option|progressbar|meter|figure|group|alert|status|main|complementary|banner|contentinfo)$/;
/** What says more than this is called by something in it. */
const LONGEST_NAME = 240;
/** A picture or hint inside one of these is part of it. */
const AROUND =
  'a[href], button, summary, [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="option"], [role="checkbox"], [role="radio"], [role="switch"], [role="treeitem"]';

/** An element whose words are its name, while it is gone through. */
interface Open {
  element: Element;
  said: string;
}

/**
 * Goes once through the document and its shadow roots, whatever is drawn of them: asking each element for its style would take
 * too long. `asked` are the roles that are looked for.
 */
export async function survey(asked: ReadonlySet<string>, slices: Slices): Promise<Survey> {
  const found: Survey = {things: new Map(), texts: [], hasFrames: false, bare: []};
  const wantsContainer = wantsContainers(asked);
  const roots: (Document | ShadowRoot)[] = [document];
  /** Labels that stand before what they name. */
  const later: {control: Element; said: string}[] = [];
  let steps = 0;
  for (const root of roots) {
    const open: Open[] = [];
    for (let node: Node | null = root.firstChild; node;) {
      steps += 1;
      if (steps % 256 === 0 && slices.isOver()) await slices.rest();
      const type = node.nodeType;
      if (type === TEXT) addText(node as Text, open);
      const inner: Node | null = type === ELEMENT && enter(node as Element, open) ? node.firstChild : null;
      node = inner ?? after(node, root, open);
    }
    for (const one of open) leave(one);
  }
  for (const {control, said} of later) found.things.get(control)?.names.push(said);
  return found;

  /** The node that comes after this one and all that is in it; what ends on the way is left. */
  function after(node: Node, root: Node, open: Open[]): Node | null {
    for (let at: Node | null = node; at && at !== root; at = at.parentNode) {
      if (open.at(-1)?.element === at) leave(open.pop());
      const next = at.nextSibling;
      if (next) return next;
    }
    return null;
  }

  function addText(text: Text, open: readonly Open[]): void {
    const {data} = text;
    if (open.length === 0) {
      if (/\S/.test(data)) found.texts.push({text, said: data});
      return;
    }
    for (const one of open)
      if (one.said.length <= LONGEST_NAME) one.said += one.said === '' ? data : ` ${data}`;
  }

  /** Notes an element; answers whether what is inside is to be gone through. */
  function enter(element: Element, open: Open[]): boolean {
    const name = element.localName;
    const tag = tagOf(name);
    if (tag.isNothing || (tag.maybeOurs && isOverlay(element))) return false;
    if (tag.isHost) {
      const root = shadowOf(element);
      if (root) {
        watchRoot(root);
        roots.push(root);
      } else if (tag.isCustom || !element.hasChildNodes()) {
        found.bare.push(element);
      }
    }
    const kind = BY_TAG.get(name);
    if (kind === 'label') open.push({element, said: ''});
    else if (kind === 'frame') found.hasFrames = true;
    else if (kind === 'picture') addPicture(element);
    else if (
      kind === 'thing' ||
      kind === 'field' ||
      (kind === 'container' && wantsContainer) ||
      isTold(element)
    )
      addThing(element, kind === 'field', open);
    else if (asked.has('img')) addIcon(element);
    return (
      kind !== 'frame' && name !== 'svg' && name !== 'textarea' && (name !== 'select' || asked.has('option'))
    );
  }

  function isTold(element: Element): boolean {
    return element.hasAttributes() && element.matches(TELLING);
  }

  function addThing(element: Element, isField: boolean, open: Open[]): void {
    const role = roleOf(element);
    if (isField && (element as HTMLInputElement).type === 'hidden') return;
    if (isField && (element as HTMLInputElement).type === 'password') notePassword(element);
    const names = isField ? fieldHints(element as HTMLInputElement) : hintsOf(element);
    const thing = {element, role, names, isUsable: isUsable(element, role)};
    found.things.set(element, thing);
    if (!isField && saysItself(element, role) && element.firstChild) open.push({element, said: ''});
  }

  function addPicture(element: Element): void {
    const names = hintsOf(element);
    // A picture in a link is what the link is called, where it says something.
    if (names.length > 0 && !asked.has('img')) {
      const around = element.closest(AROUND);
      if (around) {
        found.things.get(around)?.names.push(...names);
        return;
      }
    }
    found.things.set(element, {element, role: roleOf(element), names, isUsable: false});
  }

  function addIcon(element: Element): void {
    const name = iconByStyle(element);
    if (name !== null) found.things.set(element, {element, role: 'img', names: [name], isUsable: false});
  }

  function leave(one: Open | undefined): void {
    if (!one || one.said === '') return;
    const {element, said} = one;
    if (element.localName !== 'label') {
      if (said.length <= LONGEST_NAME) found.things.get(element)?.names.push(said);
      return;
    }
    const {control} = element as HTMLLabelElement;
    const known = control && found.things.get(control);
    if (known) known.names.push(said);
    // Its field comes later.
    else if (control) later.push({control, said});
  }
}

/** Whether some of the roles are those of containers, which are surveyed only where one is looked for. */
export function wantsContainers(asked: ReadonlySet<string>): boolean {
  return [...asked].some((role) => CONTAINERS.test(role));
}

/** Whether what is written in an element is what it is called. */
function saysItself(element: Element, role: string): boolean {
  if (role === '') return isUsable(element, role);
  const kind = kindOf(element, role);
  return (
    kind === 'item' ||
    kind === 'heading' ||
    kind === 'cell' ||
    role === 'option' ||
    role === 'status' ||
    role === 'alert'
  );
}

/** Whether an element of this role is there to be used. */
export function isUsable(element: Element, role: string): boolean {
  if (role === '')
    return element.hasAttribute('onclick') || element.hasAttribute('tabindex') || element.localName === 'a';
  const kind = kindOf(element, role);
  return kind === 'item' || kind === 'field' || role === 'clickable';
}
