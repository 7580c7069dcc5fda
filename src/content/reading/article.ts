import {textLines} from '../article/text-lines.ts';
import {isOverlay} from '../overlay.ts';
import type {Outline} from './reading.ts';
import {beginSlices} from './slices.ts';

/** Set by the script of `src/content/article`, which the worker puts here first. */
const world = globalThis as {parleyArticle?: (copy: Document) => string[] | null};

/** Looking for the article cannot be divided into slices: in more elements than this it would take too long at once. */
const MOST_ELEMENTS = 1_500;
/** What no article is made of; fields among them, so that nothing that was typed gets into the copy. */
const LEFT_OUT =
  'script, style, noscript, template, nav, footer, form, input, textarea, select, button, iframe, object, embed, svg, canvas, video, audio, dialog, [contenteditable], [aria-hidden="true"], [inert], [hidden]';
/** The attributes by which an article is told from what stands around it. */
const KEPT = ['class', 'id', 'itemprop', 'role'];

/** The article of the page as lines of text; all of the main part's text where no article is found, or it is too large. */
export async function readArticle(): Promise<Outline> {
  const slices = beginSlices();
  const copy = document.implementation.createHTMLDocument(document.title);
  const main = document.querySelectorAll('main, [role="main"], article');
  const root = main.length === 1 ? (main[0] ?? document.body) : document.body;
  let count = 0;
  const open: {from: Element; to: Element; next: ChildNode | null}[] = [
    {from: root, to: copy.body, next: root.firstChild},
  ];
  for (let at = open.at(-1); at; at = open.at(-1)) {
    const node: ChildNode | null = at.next;
    if (!node) {
      open.pop();
      continue;
    }
    at.next = node.nextSibling;
    if (node instanceof Text) {
      at.to.append(node.data);
    } else if (node instanceof Element && !node.matches(LEFT_OUT) && !isOverlay(node) && isDrawn(node)) {
      const twin = copy.createElement(node.localName);
      for (const name of KEPT) {
        const value = node.getAttribute(name);
        if (value !== null) twin.setAttribute(name, value);
      }
      at.to.append(twin);
      count += 1;
      open.push({from: node, to: twin, next: node.firstChild});
      if (count % 32 === 0 && slices.isOver()) await slices.rest();
    }
  }
  // Too few, and all of it is the article; too many, and finding it would hold up the page.
  const all = textLines(copy.body);
  const mayLook = count <= MOST_ELEMENTS && world.parleyArticle !== undefined;
  if (mayLook) await slices.rest();
  const found = mayLook ? world.parleyArticle?.(copy) : null;
  const {busyMs, longestMs} = slices.end();
  return {lines: found ?? all, holes: [], elsewhere: [], isModal: false, busyMs, longestSliceMs: longestMs};
}

function isDrawn(element: Element): boolean {
  if (element.checkVisibility({visibilityProperty: true})) return true;
  return getComputedStyle(element).display === 'contents';
}
