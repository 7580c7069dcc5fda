import {boxOf} from '../boxes.ts';
import {drawnParent, elementAt, isDrawnIn} from './flat-tree.ts';
import {kindOf} from './kinds.ts';
import {openModal} from './modal.ts';
import {givenName, nameOf, tidy} from './names.ts';
import {roleOf} from './roles.ts';
import {common, isCovered, windowBox, type Box} from './screen.ts';

const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const LONGEST = 80;

/**
 * What is in front of an element, as it would be called; `null` where it is on top. `isRevealed`: it was scrolled to, so that a hit
 * test tells.
 */
export function coverOf(element: Element, isRevealed: boolean): string | null {
  const modal = openModal([]);
  if (modal && !isDrawnIn(element, modal)) return dialogWords(modal);
  if (!isRevealed || !isCovered(element, windowBox(null))) return null;
  const box = boxOf(element);
  return coverAt(box && common(box, windowBox(null)), element);
}

/** What is on top in the middle of a box of the window and is no part of `element`, as it would be called. */
export function coverAt(box: Box | null, element: Element): string | null {
  if (!box) return 'something';
  const hit = elementAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return !hit || isDrawnIn(hit, element) || isDrawnIn(element, hit) ? null : nameInFront(hit, element);
}

/**
 * What lies over an element, by what a hit test finds there: the dialog that it is in, or else the nearest named thing, or the words
 * of all of it that is not around the element too. Role and name in quotes; the words are the page's.
 */
export function nameInFront(hit: Element, element: Element | null): string {
  const dialog = hit.closest(DIALOG);
  if (dialog) return dialogWords(dialog);
  let cover = hit;
  for (
    let at: Element | null = hit;
    at && at !== document.body && !(element && isDrawnIn(element, at));
    at = drawnParent(at)
  ) {
    cover = at;
    const role = roleOf(at);
    const name = role === '' ? '' : nameOf(at, kindOf(at, role));
    if (name !== '') return `${role} ${JSON.stringify(cut(name))}`;
  }
  const words = wordsIn(cover);
  return words === '' ? `${cover.localName} without words` : `${cover.localName} ${JSON.stringify(words)}`;
}

function dialogWords(dialog: Element): string {
  const words =
    givenName(dialog) ||
    tidy(dialog.querySelector('h1, h2, h3, [role="heading"]')?.textContent) ||
    wordsIn(dialog);
  return words === '' ? 'dialog' : `dialog ${JSON.stringify(cut(words))}`;
}

function wordsIn(element: Element): string {
  return cut(tidy(element instanceof HTMLElement ? element.innerText : element.textContent));
}

function cut(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}
