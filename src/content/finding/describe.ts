import {iconByStyle, ownIcon} from '../reading/icons.ts';
import {givenName, nameOf, tidy} from '../reading/names.ts';
import {kindOf} from '../reading/kinds.ts';
import {refOf} from '../reading/refs.ts';
import {roleOf} from '../reading/roles.ts';
import {createVisitor} from '../reading/visitor.ts';
import {beginWalk, walkThrough, type ToldItem} from '../reading/walk.ts';
import {beginSlices} from '../reading/slices.ts';
import {placeOf} from '../reading/reading.ts';
import type {Thing} from './survey.ts';

/** Text that is only seen is called by its beginning. */
const LONGEST_TEXT = 120;

/** Says of a thing what an outline says of it, with the same ref. */
export interface Describer {
  describe: (thing: Thing) => Promise<ToldItem>;
}

export function createDescriber(): Describer {
  const items = new Map<Element, ToldItem>();
  const walk = beginWalk(items);
  const visitor = createVisitor(walk, {isPart: false, modal: null});
  return {
    async describe({element, role}) {
      const known = items.get(element);
      if (known) return known;
      // What a thing is called takes what is in it, and no more: slices of a search are divided around this.
      await walkThrough(placeOf(element, null), visitor, beginSlices());
      return items.get(element) ?? partOfItem(items, element) ?? plainItem(element, role);
    },
  };
}

/** A heading that is one link is that link; a check box that is not drawn is its label. */
function partOfItem(items: ReadonlyMap<Element, ToldItem>, element: Element): ToldItem | null {
  if (element.localName.startsWith('h') && element.children.length === 1) {
    const only = element.querySelector('a, button');
    return (only && items.get(only)) ?? null;
  }
  return null;
}

/** What an outline gives no ref of its own, such as text, a table or a list. */
function plainItem(element: Element, role: string): ToldItem {
  const own = roleOf(element);
  const kind = kindOf(element, own);
  const given =
    kind === 'plain' ? '' : givenName(element) || (kind === 'container' ? '' : nameOf(element, kind));
  const text = tidy(element.textContent);
  const icon = role === 'img' ? (iconByStyle(element) ?? '') : '';
  const name = given || icon || (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);
  const isIcon = icon !== '' && own === '';
  const told = isIcon ? iconRole(element) : own === '' ? (role === 'clickable' ? role : 'text') : own;
  return {ref: refOf(element, told, name), role: told, name};
}

/** A picture by style alone takes clicks where the hand is shown on it, as an outline says. */
function iconRole(element: Element): string {
  return ownIcon(element) !== null && getComputedStyle(element).cursor === 'pointer' ? 'clickable' : 'img';
}
