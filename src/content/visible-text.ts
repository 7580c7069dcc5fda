import {isSecret} from './secrets.ts';
import {isOnScreen, isVisible} from './visibility.ts';

/** More text than any budget passes on; reading stops here, so that a huge page costs no more than a large one. */
const ENOUGH_CHARS = 12_000;
const BLOCKS = /^(block|flex|grid|list-item|table|table-row|flow-root)$/;

/**
 * The text of the page from the top of the window on, in reading order, a line for each block. What is above the window
 * is left out: it was scrolled past. Values of fields are no text and never in it.
 */
export function readVisibleText(): string {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Map<Element, boolean>();
  const blocks = new Map<Element, Element>();
  const lines: string[] = [];
  let last: Element | null = null;
  let size = 0;
  while (size < ENOUGH_CHARS && walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement;
    const text = node.data.replaceAll(/\s+/g, ' ');
    if (!parent || text.trim() === '' || !isText(parent, seen)) continue;
    const block = blockOf(parent, blocks);
    lines.push(block === last ? (lines.pop() ?? '') + text : text);
    last = block;
    size += text.length;
  }
  return lines.map((line) => line.trim()).join('\n');
}

function isText(element: Element, seen: Map<Element, boolean>): boolean {
  const known = seen.get(element);
  if (known !== undefined) return known;
  const isSpoken = !element.closest(
    'script, style, noscript, template, textarea, select, [aria-hidden="true"]',
  );
  const editor = element.closest('[contenteditable]');
  const mayBeRead = isSpoken && !(editor && isSecret(editor));
  const isShown = mayBeRead && isVisible(element) && isBelowTop(element.getBoundingClientRect());
  seen.set(element, isShown);
  return isShown;
}

function isBelowTop(box: DOMRect): boolean {
  return isOnScreen(box) || box.top >= innerHeight;
}

function blockOf(element: Element, known: Map<Element, Element>): Element {
  const found = known.get(element);
  if (found) return found;
  const parent = element.parentElement;
  const isBlock = !parent || BLOCKS.test(getComputedStyle(element).display);
  const block = isBlock ? element : blockOf(parent, known);
  known.set(element, block);
  return block;
}
