import type {Look} from '../../core/target/match-score.ts';
import {wordsOf} from '../../core/target/words.ts';
import {tidy} from '../reading/names.ts';
import type {Slices} from '../reading/slices.ts';
import {tagOf} from '../reading/tags.ts';
import type {Thing} from './things.ts';

/** Text that was found may stand so far inside what is clicked or named. */
const MOST_STEPS = 6;
const LONGEST_SAID = 240;
/** More places than these tell only that the words are everywhere. */
const MOST_FOUND = 400;

/**
 * Text on the page that has to do with what is looked for, and is no part of the `known` things: what takes clicks without saying
 * so, and plain text. `isForgiving` takes in all short text.
 */
export async function searchTexts(
  roots: readonly (Document | ShadowRoot)[],
  look: Look,
  known: ReadonlySet<Element>,
  slices: Slices,
  isForgiving: boolean,
): Promise<Thing[]> {
  const filter = isForgiving ? null : filterFor(look);
  const found = new Map<Element, Thing>();
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node && found.size < MOST_FOUND; node = walker.nextNode()) {
      count += 1;
      if (count % 128 === 0 && slices.isOver()) await slices.rest();
      const {data} = node as Text;
      if (filter ? !filter.test(data) : data.length > 60 || data.trim() === '') continue;
      const parent = node.parentElement;
      if (!parent || tagOf(parent.localName).isNothing || isPartOf(parent, known)) continue;
      const {element, isClicked} = whole(parent);
      if (found.has(element)) continue;
      const said = parent.textContent.length <= LONGEST_SAID ? parent.textContent : data;
      const all = element !== parent && element.textContent.length <= LONGEST_SAID ? [element.textContent] : [];
      found.set(element, {
        element,
        role: isClicked ? 'clickable' : 'text',
        names: [...all, tidy(data) === tidy(said) ? '' : data, said].filter(Boolean).map(wordsOf),
        isUsable: isClicked,
      });
    }
  }
  return [...found.values()];
}

/** Lets text through that holds the beginning of any word that is looked for, or its very marks. */
function filterFor({name}: Look): RegExp {
  const words = name.telling.map((word) => word.slice(0, 4));
  const parts = words.length > 0 ? words : [name.raw];
  const isPlain = parts.every((part) => /^[a-z0-9]+$/.test(part));
  // Accents are taken off in what is looked for and not in the page: a letter that may carry one stands for any.
  const sources = parts.map((part) =>
    isPlain ? part.replaceAll(/[aceinosuyz]/g, (letter) => `(?:${letter}|[^\\x00-\\x7f])`) : escape(part),
  );
  return new RegExp(sources.join('|'), 'iu');
}

function escape(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function isPartOf(element: Element, known: ReadonlySet<Element>): boolean {
  let at: Element | null = element;
  for (let step = 0; at && step < MOST_STEPS; step += 1, at = at.parentElement) if (known.has(at)) return true;
  return false;
}

/** What is clicked where this text is clicked: the outermost element over which the hand is shown; else the text's own. */
function whole(parent: Element): {element: Element; isClicked: boolean} {
  if (getComputedStyle(parent).cursor !== 'pointer') return {element: parent, isClicked: false};
  let element = parent;
  for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
    if (getComputedStyle(up).cursor !== 'pointer') break;
    element = up;
  }
  return {element, isClicked: true};
}
