import {bestName, type Look} from '../../core/target/match-score.ts';
import type {Slices} from '../reading/slices.ts';
import {tidy} from '../reading/names.ts';
import type {Said, Thing} from './survey.ts';

const ROWS = 'li, tr, [role="treeitem"], [role="option"], [role="menuitem"], [role="row"]';
const LONGEST_SAID = 240;
const LONGEST_ALIKE = 60;
/** Longer text is no name, and a word of it is found by a shorter piece. */
const LONGEST_TEXT = 2_000;
/** Asking what is clicked where a text is clicked costs: only the best of them are asked. */
const MOST_FOUND = 60;

/**
 * Text that fits what is looked for and is no part of a thing: what takes clicks without saying so, and plain text. One that
 * `isForgiving` also takes text that is only alike.
 */
export async function searchTexts(
  texts: readonly Said[],
  look: Look,
  slices: Slices,
  isForgiving: boolean,
): Promise<Thing[]> {
  const fitting: {text: Text; score: number}[] = [];
  for (const [at, {text, said}] of texts.entries()) {
    if (at % 128 === 127 && slices.isOver()) await slices.rest();
    if (said.length > (isForgiving ? LONGEST_ALIKE : LONGEST_TEXT)) continue;
    const score = bestName(look, [said], isForgiving);
    if (score > 0) fitting.push({text, score});
  }
  fitting.sort((one, other) => other.score - one.score);
  const found = new Map<Element, Thing>();
  for (const {text} of fitting.slice(0, MOST_FOUND)) {
    const {data, parentElement: parent} = text;
    if (!parent) continue;
    const {element, isClicked} = whole(parent);
    const names = [data];
    if (parent.firstChild !== parent.lastChild) names.push(short(parent.textContent, data));
    if (element !== parent) names.push(short(element.textContent, data));
    const role = isClicked ? 'clickable' : 'text';
    const known = found.get(element);
    if (known) known.names.push(...names.filter(Boolean));
    else found.set(element, {element, role, names: names.filter(Boolean), isUsable: isClicked});
  }
  return [...found.values()];
}

function short(text: string, known: string): string {
  return text.length <= LONGEST_SAID && tidy(text) !== tidy(known) ? text : '';
}

/**
 * What is clicked where this text is clicked: the outermost element over which the hand is shown, but no more than one row
 * of a list or a branch of a tree; else the text's own.
 */
function whole(parent: Element): {element: Element; isClicked: boolean} {
  if (getComputedStyle(parent).cursor !== 'pointer') return {element: parent, isClicked: false};
  let element = parent;
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
    if (element.matches(ROWS) || getComputedStyle(up).cursor !== 'pointer') break;
    element = up;
  }
  return {element, isClicked: true};
}
