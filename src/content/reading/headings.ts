import {tidy} from './names.ts';
import {refOf} from './refs.ts';
import {levelOf} from './states.ts';
import {isVisible} from './visibility.ts';
import {asText} from '../../core/outline-words.ts';

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);
/** Looking for these takes much longer, and a page that has the others has no need of them. */
const GIVEN_HEADINGS = '[role="heading"]';
/** More of them tell nothing about what a page is. */
const MOST = 40;
const LONGEST = 80;

/** The page's headings that were not read, in order, as lines of an outline. */
export function pageHeadings(seen: ReadonlySet<Element>): string[] {
  const lines: string[] = [];
  let isNative = false;
  for (const heading of nativeHeadings()) {
    isNative = true;
    if (lines.length >= MOST) break;
    if (!seen.has(heading)) tell(heading, lines);
  }
  if (isNative) return lines;
  for (const heading of document.querySelectorAll(GIVEN_HEADINGS)) {
    if (lines.length >= MOST) break;
    if (!seen.has(heading)) tell(heading, lines);
  }
  return lines;
}

/** The headings by tag, in order, found as they are asked for: in a long page only those at its beginning are. */
function* nativeHeadings(): Generator<Element> {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (HEADINGS.has((node as Element).localName)) yield node as Element;
}

function tell(heading: Element, lines: string[]): void {
  if (heading.closest('[aria-hidden="true"], [inert]') || !isVisible(heading)) return;
  const words = tidy(heading.getAttribute('aria-label') ?? heading.textContent);
  if (words === '') return;
  const ref = refOf(heading, 'heading', words);
  const name = asText(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);
  lines.push(`${'#'.repeat(levelOf(heading))} ${ref} ${name}`);
}
