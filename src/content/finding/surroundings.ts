import type {Look} from '../../core/target/match-score.ts';
import {ALL_WORDS, nameScore, type Wanted} from '../../core/target/name-score.ts';
import {plainOf, wordsOf} from '../../core/target/words.ts';
import {drawnParent} from '../reading/flat-tree.ts';
import {tidy} from '../reading/names.ts';
import {ROWS} from '../reading/refs.ts';
import {levelOf} from '../reading/states.ts';
import {isVisible} from '../reading/visibility.ts';

const HEADINGS = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
const MOST_STEPS = 12;
const LONGEST_NEAR = 60;
/** A part of a page with more text than this is no longer what somebody calls near. */
const MOST_TEXT = 4_000;
/** Of two parts that hold the words, one this much larger is not the one that was meant. */
const LARGER = 1.5;

/** Those of the elements that stand near what was said: under a heading of these words, or in the smallest part that holds them. */
export function nearestTo(elements: readonly Element[], look: Look): Set<Element> {
  const {near} = look;
  const under = underHeading(elements, near);
  if (under.size > 0) return under;
  const sizes = new Map<Element, number>();
  for (const element of elements) {
    const size = sizeAround(element, near);
    if (size !== null) sizes.set(element, size);
  }
  const least = Math.min(...sizes.values());
  return new Set([...sizes].filter(([, size]) => size <= least * LARGER).map(([element]) => element));
}

/** How much text the smallest part around an element has that holds the words; `null` for none. */
function sizeAround(element: Element, near: Wanted): number | null {
  let at: Element | null = drawnParent(element);
  for (let step = 0; at && step < MOST_STEPS; step += 1, at = drawnParent(at)) {
    const text = at.textContent;
    if (text.length > MOST_TEXT) return null;
    if (holds(text, near)) return text.length;
  }
  return null;
}

function holds(text: string, near: Wanted): boolean {
  const plain = ` ${plainOf(text)} `;
  // Cells of a row stand together in its text without a space between them.
  return near.telling.every(
    (word) => plain.includes(` ${word}`) || (word.length > 3 && plain.includes(word)),
  );
}

function underHeading(elements: readonly Element[], near: Wanted): Set<Element> {
  const headings = [...document.querySelectorAll(HEADINGS)].filter(isVisible);
  const heading = headings.find((one) => nameScore(near, wordsOf(one.textContent)) >= ALL_WORDS);
  if (!heading) return new Set();
  const level = levelOf(heading);
  const end = headings.slice(headings.indexOf(heading) + 1).find((one) => levelOf(one) <= level);
  return new Set(
    elements.filter(
      (element) => isAfter(heading, element) && (!end || !isAfter(end, element)) && element !== end,
    ),
  );
}

function isAfter(first: Element, second: Element): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** What tells elements from others of their names: the words of the row of each, or the heading above it. */
export function tellApart(things: readonly {element: Element; name: string}[]): (string | null)[] {
  const headings = [...document.querySelectorAll(HEADINGS)];
  return things.map(({element, name}) => {
    const row = drawnParent(element)?.closest(ROWS) ?? null;
    const words = row && row.textContent.length < MOST_TEXT ? rowWords(row, element, name) : '';
    if (words !== '') return cut(words);
    const above = headings.findLast(
      (one) => one !== element && isAfter(one, element) && !one.contains(element) && isVisible(one),
    );
    const said = tidy(above?.textContent);
    return said === '' || said === name ? null : cut(said);
  });
}

/** The first words of a row that are not the element's own. */
function rowWords(row: Element, element: Element, name: string): string {
  const parts: string[] = [];
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (
    let node = walker.nextNode();
    node && parts.join(' ').length < LONGEST_NEAR;
    node = walker.nextNode()
  ) {
    const said = tidy((node as Text).data);
    if (said !== '' && said !== name && !element.contains(node)) parts.push(said);
  }
  return parts.join(' ');
}

function cut(text: string): string {
  return text.length > LONGEST_NEAR ? `${text.slice(0, LONGEST_NEAR - 1).trimEnd()}…` : text;
}
