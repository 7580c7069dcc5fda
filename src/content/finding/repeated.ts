import {roleOf} from '../reading/roles.ts';
import {isVisible} from '../reading/visibility.ts';
import {isUsable, type Thing} from './survey.ts';

/** Around a page's own matter; what repeats itself there is its furniture. */
const FURNITURE =
  'nav, header, footer, aside, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';
const ROWS =
  'li, tr, article, [role="row"], [role="listitem"], [role="article"], [role="option"], [role="treeitem"]';
const HEADINGS = 'h2, h3, h4, [role="heading"]';
/** Fewer than this are no list. */
const LEAST = 2;
const LONGEST = 160;

/** What a page repeats and people count: results of a search, by their links, or rows of a list or table. */
export function repeatedThings(kind: 'result' | 'row'): Thing[] {
  const main =
    document.querySelector('main, [role="main"], [role="search"] ~ *, #search, #results') ?? document.body;
  const within = main.textContent.trim() === '' ? document.body : main;
  const rows = kind === 'result' ? results(within) : rowsIn(document.body);
  return rows.map((element) => {
    const role = roleOf(element);
    return {
      element,
      role: role === '' ? 'text' : role,
      names: [element.textContent.slice(0, LONGEST)],
      isUsable: isUsable(element, role),
      isWhole: true,
    };
  });
}

/** The link of each result: what is headed by a link, else the first link of each row. */
function results(within: Element): Element[] {
  const headings = own(within, HEADINGS);
  const linked = headings.flatMap(
    (heading) => heading.querySelector('a[href]') ?? heading.closest('a[href]') ?? [],
  );
  if (linked.length >= LEAST) return linked;
  const links = largestGroup(own(within, ROWS)).flatMap((row) => row.querySelector('a[href], button') ?? []);
  if (links.length >= LEAST) return links;
  return headings.length >= LEAST ? headings : links;
}

function rowsIn(within: Element): Element[] {
  const rows = own(within, ROWS).filter(
    (row) => !row.querySelector(':scope > th:only-child, :scope > th + th'),
  );
  return largestGroup(rows);
}

function own(within: Element, selector: string): Element[] {
  return [...within.querySelectorAll(selector)].filter((element) => {
    const around = element.closest(FURNITURE);
    return (!around || around.contains(within)) && isVisible(element);
  });
}

/** The rows of the one list that has most of them. */
function largestGroup(rows: readonly Element[]): Element[] {
  const groups = new Map<Element | null, Element[]>();
  for (const row of rows) {
    const parent = row.localName === 'tr' ? row.closest('table') : row.parentElement;
    groups.set(parent, [...(groups.get(parent) ?? []), row]);
  }
  return [...groups.values()].reduce((most, group) => (group.length > most.length ? group : most), []);
}
