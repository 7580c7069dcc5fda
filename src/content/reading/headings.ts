import {tidy} from './names.ts';
import {refOf} from './refs.ts';
import {levelOf} from './states.ts';
import {isVisible} from './visibility.ts';
import {asText} from '../../core/outline-words.ts';

const HEADINGS = 'h1, h2, h3, h4, [role="heading"]';
/** More of them tell nothing about what a page is. */
const MOST = 40;
const LONGEST = 80;

/** The page's headings that were not read, in order, as lines of an outline. */
export function pageHeadings(seen: ReadonlySet<Element>): string[] {
  const lines: string[] = [];
  for (const heading of document.querySelectorAll(HEADINGS)) {
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
