import {boxOf} from '../boxes.ts';
import {drawnParent, elementAt, isDrawnIn} from '../reading/flat-tree.ts';
import {openModal} from '../reading/modal.ts';
import {givenName, tidy} from '../reading/names.ts';
import {common, isCovered, windowBox, type Box} from '../reading/screen.ts';

const DIALOG = 'dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
const LONGEST = 50;

/**
 * What is in front of an element, in words that can be spoken, with what to do about it; `null` where it is on top. `isRevealed`:
 * it was scrolled to, so that a hit test tells.
 */
export function coverOf(element: Element, isRevealed: boolean): string | null {
  const modal = openModal([]);
  if (modal && !isDrawnIn(element, modal)) return `${dialogWords(modal)}; it must be closed first`;
  if (!isRevealed || !isCovered(element, windowBox(null))) return null;
  const box = boxOf(element);
  return coverAt(box && common(box, windowBox(null)), element);
}

/** What is on top in the middle of a box of the window and is no part of `element`. */
export function coverAt(box: Box | null, element: Element): string | null {
  const hit = box && elementAt((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  if (!hit || isDrawnIn(hit, element) || isDrawnIn(element, hit)) return box ? null : 'something';
  const dialog = hit.closest(DIALOG);
  if (dialog) return `${dialogWords(dialog)}; it must be closed first`;
  let cover = hit;
  for (let up = drawnParent(hit); up && !isDrawnIn(element, up); up = drawnParent(up)) cover = up;
  const words = wordsIn(cover);
  return `${words === '' ? 'something without words' : `something that says “${words}”`}; it must be closed or moved first`;
}

function dialogWords(dialog: Element): string {
  const words =
    givenName(dialog) ||
    tidy(dialog.querySelector('h1, h2, h3, [role="heading"]')?.textContent) ||
    wordsIn(dialog);
  return words === '' ? 'a dialog' : `the dialog “${words}”`;
}

function wordsIn(element: Element): string {
  const words = tidy(element instanceof HTMLElement ? element.innerText : element.textContent);
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1).trimEnd()}…` : words;
}
