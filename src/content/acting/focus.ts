import {isOverlay} from '../overlay.ts';
import {drawnParent} from '../reading/flat-tree.ts';

const FOCUSABLE =
  'a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, iframe, [tabindex], [contenteditable=""], [contenteditable="true"]';

/** What had been in a field when it got the focus, so that leaving it tells of a change as it does for a person. */
const before = new WeakMap<Element, string>();

/** The element that has the focus, inside shadow roots too; `null` where it is the page itself. */
export function focused(): Element | null {
  let active = document.activeElement;
  // No key that Parley presses may press its own buttons.
  if (active && isOverlay(active)) return null;
  for (;;) {
    const root = active instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(active) : null;
    if (!root?.activeElement) break;
    active = root.activeElement;
  }
  return active === document.body || active === document.documentElement ? null : active;
}

/** Does with the focus what pressing the mouse on `hit` does: the nearest thing around it that takes it gets it. */
export function moveFocusTo(hit: Element): void {
  for (let at: Element | null = hit; at; at = drawnParent(at)) {
    if (isFocusable(at)) {
      giveFocus(at);
      return;
    }
  }
  const active = focused();
  if (active instanceof HTMLElement) leaveFocus(active);
}

/** Gives an element the focus; a page whose window is not in front hears of it all the same. */
export function giveFocus(element: Element): void {
  const from = focused();
  if (from === element || !(element instanceof HTMLElement || element instanceof SVGElement)) return;
  if ('value' in element) before.set(element, String(element.value));
  element.focus({preventScroll: true});
  if (document.hasFocus() || focused() !== element) return;
  if (from) tell(from, ['blur', 'focusout'], element);
  tell(element, ['focus', 'focusin'], from);
}

function leaveFocus(element: HTMLElement): void {
  element.blur();
  if (!document.hasFocus()) tell(element, ['blur', 'focusout'], null);
}

/** Tells of a change that has not been told of yet, as before Enter sends a form. */
export function tellOfChange(field: Element): void {
  if (!('value' in field)) return;
  const value = String(field.value);
  if (before.get(field) === value) return;
  before.set(field, value);
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

export function isFocusable(element: Element): boolean {
  if (!Element.prototype.matches.call(element, FOCUSABLE)) return false;
  return (
    !element.matches(':disabled, [inert], [inert] *') && element.checkVisibility({visibilityProperty: true})
  );
}

/** What Tab stops at, in the order in which it does. */
export function tabStops(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.tabIndex >= 0 && isFocusable(element) && !isOtherRadio(element),
  );
  const ordered = all
    .filter(({tabIndex}) => tabIndex > 0)
    .sort((one, other) => one.tabIndex - other.tabIndex);
  return [...ordered, ...all.filter(({tabIndex}) => tabIndex === 0)];
}

/** Of a group of radio buttons, Tab stops at the chosen one alone. */
function isOtherRadio(element: Element): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked || !element.name)
    return false;
  const group = radioGroup(element);
  return group.some(({checked}) => checked) || group[0] !== element;
}

/** The radio buttons of one choice. */
export function radioGroup(radio: HTMLInputElement): HTMLInputElement[] {
  const root = radio.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter(
    ({name, form, disabled}) => name === radio.name && form === radio.form && !disabled,
  );
}

function tell(target: Element, [plain, bubbling]: [string, string], relatedTarget: Element | null): void {
  target.dispatchEvent(new FocusEvent(plain, {composed: true, relatedTarget}));
  target.dispatchEvent(new FocusEvent(bubbling, {bubbles: true, composed: true, relatedTarget}));
}
