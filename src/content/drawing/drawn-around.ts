import {boundsOf, isMeant, type Stroke} from '../../core/stroke.ts';
import type {Drawn, Meant} from '../../protocol/picture.ts';
import {isInSecret, meantBy} from '../attending.ts';
import {elementAt} from '../reading/flat-tree.ts';
import {forgetLabels} from '../reading/labels.ts';
import {tidy} from '../reading/names.ts';
import {notePasswords, withoutSecrets} from '../reading/secrets.ts';
import {elementOf} from '../reading/refs.ts';

/** How many columns and rows of points are looked at. */
const GRID = 16;
const MOST_THINGS = 24;
const MOST_WORDS = 400;
const MOST_CHARS = 500;

/** What a stroke on this document is about: things that can be used, and words. */
export function drawnAround(stroke: Stroke): Drawn {
  notePasswords(document);
  forgetLabels();
  const hits = elementsUnder(stroke);
  const things = new Map<string, Meant>();
  for (const hit of hits) {
    const meant = meantBy(hit);
    const element = meant && elementOf(meant.ref);
    if (!meant || !element || meant.role === 'text') continue;
    if ([...element.getClientRects()].some((box) => isMeant(box, stroke))) things.set(meant.ref, meant);
    if (things.size >= MOST_THINGS) break;
  }
  return {things: [...things.values()], text: wordsUnder(hits, stroke)};
}

function elementsUnder({kind, points}: Stroke): Element[] {
  const {left, top, right, bottom} = boundsOf(points);
  // A line under words has its words above it.
  const from = kind === 'line' ? top - 12 : top;
  const found = new Set<Element>();
  for (let row = 0; row < GRID; row += 1) {
    for (let column = 0; column < GRID; column += 1) {
      const x = left + ((column + 0.5) / GRID) * (right - left);
      const y = from + ((row + 0.5) / GRID) * (bottom - from);
      const hit = elementAt(x, y);
      if (hit && hit !== document.body && hit !== document.documentElement) found.add(hit);
    }
  }
  return [...found];
}

function wordsUnder(elements: readonly Element[], stroke: Stroke): string {
  const words: string[] = [];
  const range = document.createRange();
  let looked = 0;
  for (const element of elements) {
    if (isInSecret(element)) continue;
    for (const node of element.childNodes) {
      if (!(node instanceof Text)) continue;
      for (const match of node.data.matchAll(/\S+/g)) {
        if ((looked += 1) > MOST_WORDS) break;
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        if (isMeant(range.getBoundingClientRect(), stroke)) words.push(match[0]);
      }
    }
  }
  return withoutSecrets(tidy(words.join(' ')), document.documentElement).slice(0, MOST_CHARS);
}
