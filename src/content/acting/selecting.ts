import {tidy} from '../reading/names.ts';
import {elementAt, isDrawnIn} from '../reading/flat-tree.ts';
import {nextFrame} from './ready.ts';
import {spotOn} from './point.ts';
import {clickAt} from './clicking.ts';

/** How long a list may take to open, and an option to appear in it. */
const OPENING_MS = 2_000;
const OPTIONS =
  '[role="option"], [role="menuitem"], [role="menuitemradio"], [role="treeitem"], [role="radio"], li';

/** Chooses in a select by labels or values; gives the option that there is none of, or `null`. */
export function chooseIn(select: HTMLSelectElement, wanted: readonly string[]): string | null {
  const found = wanted.map((words) => ({words, option: optionIn(select, words)}));
  const missing = found.find(({option}) => !option || option.disabled);
  if (missing) return missing.words;
  for (const option of select.options) {
    const isWanted = found.some((one) => one.option === option);
    if (option.selected !== isWanted && (select.multiple || isWanted)) option.selected = isWanted;
  }
  tellOfChoice(select);
  return null;
}

/** Chooses one option, as a click on it does. */
export function choose(option: HTMLOptionElement): void {
  const select = option.closest('select');
  if (!select || option.disabled) return;
  option.selected = select.multiple ? !option.selected : true;
  tellOfChoice(select);
}

/**
 * Chooses in a list that a page made itself: opens it, waits for the option, clicks it. Gives the option that did not
 * come, or `null`.
 */
export async function chooseInList(
  list: Element,
  wanted: readonly string[],
  isStillThat: () => boolean,
): Promise<string | null> {
  for (const words of wanted) {
    let option = optionNear(list, words);
    if (!option) {
      click(list, isStillThat);
      const until = performance.now() + OPENING_MS;
      while (!option && performance.now() < until) {
        await nextFrame();
        option = optionNear(list, words);
      }
    }
    if (!option) return words;
    option.scrollIntoView({block: 'nearest', behavior: 'instant'});
    click(option, () => true);
    await nextFrame();
  }
  return null;
}

function click(element: Element, isStillThat: () => boolean): void {
  const spot = spotOn(element);
  if (!('hit' in spot)) return;
  clickAt(spot, {kind: 'click', ref: 'e0', button: 'left', count: 1}, {isStillThat, maySend: false});
}

function optionIn({options}: HTMLSelectElement, words: string): HTMLOptionElement | undefined {
  const all = [...options];
  const plain = tidy(words).toLowerCase();
  return (
    all.find(({label}) => tidy(label) === tidy(words)) ??
    all.find(({value}) => value === words) ??
    all.find(({label}) => tidy(label).toLowerCase() === plain) ??
    only(all.filter(({label}) => tidy(label).toLowerCase().includes(plain)))
  );
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

function tellOfChoice(select: HTMLSelectElement): void {
  select.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  select.dispatchEvent(new Event('change', {bubbles: true}));
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
