import {tidy} from './names.ts';
import {refOf} from './refs.ts';
import {levelOf} from './states.ts';
import {isVisible} from './visibility.ts';
import {asText} from '../../core/outline-words.ts';

const HEADINGS = 'h1, h2, h3, h4';
/** Looking for these takes much longer, and a page that has the others has no need of them. */
const GIVEN_HEADINGS = '[role="heading"]';
/** More of them tell nothing about what a page is. */
const MOST = 40;
const LONGEST = 80;

/** The page's headings that were not read, in order, as lines of an outline. */
export function pageHeadings(seen: ReadonlySet<Element>): string[] {
  const lines: string[] = [];
  const native = document.querySelectorAll(HEADINGS);
  for (const heading of native.length > 0 ? native : document.querySelectorAll(GIVEN_HEADINGS)) {
    if (lines.length >= MOST) break;
    if (seen.has(heading) || heading.closest('[aria-hidden="true"], [inert]') || !isVisible(heading))
      continue;
    const words = tidy(heading.getAttribute('aria-label') ?? heading.textContent);
    if (words === '') continue;
    const ref = refOf(heading, 'heading', words);
    const name = asText(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);
    lines.push(`${'#'.repeat(levelOf(heading))} ${ref} ${name}`);
  }
  return lines;
}
