import {beginAriaCaches, endAriaCaches} from 'ivya/utils';
import {OutlineWriter} from '../../core/outline-writer.ts';
import {siblingsFrom} from './flat-tree.ts';
import {forgetLabels} from './labels.ts';
import type {Kin} from './looks.ts';
import {forgetRows} from './refs.ts';
import {beginFieldLists, endFieldLists} from './secrets.ts';
import type {Slices} from './slices.ts';
import type {Box} from './screen.ts';

/** Source: DOM, node types; looked up once, not at each node. */
const {ELEMENT_NODE: ELEMENT, TEXT_NODE: TEXT} = Node;

/** What holds for everything inside an element. */
export interface Place {
  /** The next of the nodes drawn here; those after it are its siblings, or stand in `picked`. */
  next: Node | null;
  /** The nodes after `next`, from `at` on, where they are not simply its siblings. */
  picked: readonly Node[] | null;
  at: number;
  /** The kind of element that this is, for the looks of what is inside. */
  kin: Kin;
  /** Whether text right here is drawn; `visibility` may differ inside. */
  isShown: boolean;
  /** Whether the hand is the pointer here already, so that an element inside does not stand out by it. */
  hasPointer: boolean;
  /** Whether this is inside something that is named by its content. */
  isInItem: boolean;
  /** Where it may be seen, in the viewport view; `null` where everything is told. */
  clip: Box | null;
  /** Whether all of it is seen, so that nothing inside has to be measured. */
  isWhole: boolean;
  /** Whether the text in here has been told already, as the name of something. */
  isTold: boolean;
  /** The row of a list or table that this is in. */
  row: Element | null;
  /** Done when everything inside was walked through. */
  leave: (() => void) | null;
}

/** Does `act` at the end of an element, before what was to be done there already. */
export function atEnd(place: Place, act: () => void): void {
  const {leave} = place;
  place.leave = leave
    ? () => {
        act();
        leave();
      }
    : act;
}

/** A hole in an outline, where a frame's own outline belongs. */
export interface FrameHole {
  element: HTMLIFrameElement;
  /** The line after which it belongs. */
  line: number;
}

/** What was told of an element. */
export interface ToldItem {
  ref: string;
  role: string;
  name: string;
}

/** One reading as it is under way. */
export interface Walk {
  writer: OutlineWriter;
  holes: FrameHole[];
  /** Elements that were looked at, so that none is told of twice. */
  seen: Set<Element>;
  /** What was told, by element, for those who ask about a few of them; `null` where nobody does. */
  items: Map<Element, ToldItem> | null;
}

/** Says what to do with a node: text is written, an element gives the place inside it or `null` where nothing is to be told. */
export interface Visitor {
  text: (node: Text, place: Place) => void;
  element: (element: Element, place: Place) => Place | null;
}

/** Begins a reading with an empty outline. */
export function beginWalk(items: Walk['items'] = null): Walk {
  forgetLabels();
  forgetRows();
  return {writer: new OutlineWriter(), holes: [], seen: new Set(), items};
}

/**
 * Walks through what is drawn inside `start`, in slices. What the page adds between two slices to an element that was
 * reached is left for the next reading, and what it takes away is left out.
 */
export async function walkThrough(start: Place, visitor: Visitor, slices: Slices): Promise<void> {
  const places = [start];
  let steps = 0;
  keepFacts();
  for (let place = places.at(-1); place; place = places.at(-1)) {
    const node = take(place);
    if (!node) {
      place.leave?.();
      places.pop();
      continue;
    }
    const type = node.nodeType;
    if (type === TEXT) {
      visitor.text(node as Text, place);
    } else if (type === ELEMENT && (!place.picked || node.isConnected)) {
      const next = visitor.element(node as Element, place);
      if (next) places.push(next);
    }
    steps += 1;
    if (steps % 16 === 0 && slices.isOver()) {
      forgetFacts();
      places.forEach(keepNodes);
      await slices.rest();
      keepFacts();
    }
  }
  forgetFacts();
}

/** Until the page has its turn, what was found out of it once holds. */
function keepFacts(): void {
  beginAriaCaches();
  beginFieldLists();
}

function forgetFacts(): void {
  endAriaCaches();
  endFieldLists();
}

/** The next node of a place, and goes on to the one after it. */
function take(place: Place): Node | null {
  const node = place.next;
  if (node) place.next = place.picked ? (place.picked[place.at++] ?? null) : node.nextSibling;
  return node;
}

/** Notes what is still to come in a place before the page has its turn, and may move or take away what it stands beside. */
function keepNodes(place: Place): void {
  if (place.picked || !place.next) return;
  place.picked = siblingsFrom(place.next.nextSibling);
  place.at = 0;
}
