import type {Action} from '../../protocol/act.ts';
import {kindOf} from '../reading/kinds.ts';
import {nameOf, tidy} from '../reading/names.ts';
import {refOf} from '../reading/refs.ts';
import {roleOf} from '../reading/roles.ts';
import {elementAt, isDrawnIn} from '../reading/flat-tree.ts';
import {nextFrame} from './ready.ts';
import {spotOn} from './point.ts';
import {fieldOf, isTextField} from './activation.ts';
import {clickAt} from './clicking.ts';
import {only} from './native-select.ts';
import {typeInto} from './typing.ts';
import {subjectOf} from './subject.ts';

/** How long a list may take to open, and an option to appear in it. */
const OPENING_MS = 2_000;
/** A list that has not opened by then may wait for what is typed. */
const TYPING_AFTER_MS = 600;
const OPTIONS =
  '[role="option"], [role="menuitem"], [role="menuitemradio"], [role="treeitem"], [role="radio"], li';

/** What came of choosing: the option that did not come, or the click on one that needs a yes of its own. */
type Chosen = {missing: string | null} | {held: Action};

/** Chooses in a list that a page made itself: opens it, waits for the option, clicks it. */
export async function chooseInList(
  list: Element,
  wanted: readonly string[],
  isStillThat: () => boolean,
): Promise<Chosen> {
  for (const words of wanted) {
    let option = optionNear(list, words);
    if (!option) {
      const held = click(list, isStillThat);
      if (held) return {held};
      option = await optionInTime(list, words, TYPING_AFTER_MS);
      const field = fieldOf(list);
      if (!option && field && isTextField(field)) typeInto(field, words, false);
      option ??= await optionInTime(list, words, OPENING_MS - TYPING_AFTER_MS);
    }
    if (!option) return {missing: words};
    option.scrollIntoView({block: 'nearest', behavior: 'instant'});
    const held = click(option, null);
    if (held) return {held};
    await nextFrame();
  }
  return {missing: null};
}

async function optionInTime(list: Element, words: string, ms: number): Promise<Element | null> {
  const until = performance.now() + ms;
  let option = optionNear(list, words);
  while (!option && performance.now() < until) {
    await nextFrame();
    option = optionNear(list, words);
  }
  return option;
}

/** Clicks the list, which was judged already, or an option, which is judged here; gives what needs a yes of its own. */
function click(element: Element, isStillThat: (() => boolean) | null): Action | null {
  const spot = spotOn(element);
  if (!('hit' in spot)) return null;
  const role = roleOf(element);
  const ref = refOf(element, role, nameOf(element, kindOf(element, role)));
  const action = {kind: 'click', ref, button: 'left', count: 1} as const;
  if (!isStillThat && subjectOf(action, element, spot.hit, null).risks.length > 0) return action;
  return clickAt(spot, action, {isStillThat: isStillThat ?? (() => true), maySend: false}).held;
}

/** An option that is shown and belongs to a list: by its `aria-controls`, inside it, or else anywhere on the page. */
function optionNear(list: Element, words: string): Element | null {
  const root = list.getRootNode() as Document | ShadowRoot;
  const ids = ['aria-controls', 'aria-owns'].flatMap((name) => (list.getAttribute(name) ?? '').split(/\s+/));
  const owned = ids.flatMap((id) => (id ? (root.getElementById(id) ?? []) : []));
  const plain = tidy(words).toLowerCase();
  for (const place of [list, ...owned, document]) {
    const shown = [...place.querySelectorAll(OPTIONS)].filter(
      (option) => (place !== document || option.matches('[role]')) && isOnTop(option),
    );
    const named = (option: Element) =>
      tidy(option.getAttribute('aria-label') ?? option.textContent).toLowerCase();
    const found =
      shown.find((option) => named(option) === plain || option.getAttribute('data-value') === words) ??
      only(shown.filter((option) => named(option).includes(plain)));
    if (found) return found;
  }
  return null;
}

function isOnTop(option: Element): boolean {
  if (!option.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
  const {left, top, width, height} = option.getBoundingClientRect();
  const hit = elementAt(left + width / 2, top + height / 2);
  // Outside of the window it can be scrolled to.
  return hit === null || isDrawnIn(hit, option) || !isDrawnIn(hit, document.body);
}
