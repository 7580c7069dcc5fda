import {beginAriaCaches, endAriaCaches} from 'ivya/utils';
import {OutlineWriter} from '../../core/outline-writer.ts';
import {forgetLabels} from './labels.ts';
import {forgetRows} from './refs.ts';
import type {Slices} from './slices.ts';
import type {Box} from './screen.ts';

/** What holds for everything inside an element. */
export interface Place {
  children: Node[];
  at: number;
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
  /** Whether text right here has been told already, as the name of something. */
  isTold: boolean;
  /** The row of a list or table that this is in. */
  row: Element | null;
  /** Done when everything inside was walked through. */
  leave: (() => void) | null;
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
 * Walks through what is drawn inside `start`, in slices. The children of an element are taken at the moment it is
 * reached: what the page adds between two slices is left for the next reading, and what it takes away is left out.
 */
export async function walkThrough(start: Place, visitor: Visitor, slices: Slices): Promise<void> {
  const places = [start];
  let steps = 0;
  let hasRested = false;
  beginAriaCaches();
  for (let place = places.at(-1); place; place = places.at(-1)) {
    const node = place.children[place.at];
    place.at += 1;
    if (!node) {
      place.leave?.();
      places.pop();
      continue;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      visitor.text(node as Text, place);
    } else if (node.nodeType === Node.ELEMENT_NODE && (!hasRested || node.isConnected)) {
      const next = visitor.element(node as Element, place);
      if (next) places.push(next);
    }
    steps += 1;
    if (steps % 16 === 0 && slices.isOver()) {
      endAriaCaches();
      await slices.rest();
      hasRested = true;
      beginAriaCaches();
    }
  }
  endAriaCaches();
}
