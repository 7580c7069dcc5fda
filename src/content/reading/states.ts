import {traitsOf} from './traits.ts';

/** Roles for which being checked or not is always worth telling. */
const CHECKABLE = /^(?:checkbox|radio|switch|menuitemcheckbox|menuitemradio)$/;

const BRANCH = ':scope > ul, :scope > ol, :scope > [role="group"]';

/** Reads an attribute of ARIA; `null` where it is not there. */
type Aria = (name: `aria-${string}`) => string | null;

/** The document's element with the focus; `null` where it is on nothing in particular. */
export function focusedElement(): Element | null {
  return document.activeElement === document.body ? null : document.activeElement;
}

/** What can be said of a control's state, in words, in a fixed order. `focused` is as `focusedElement` tells. */
export function statesOf(element: Element, role: string, focused = focusedElement()): string[] {
  // Most things have no attribute of ARIA: that is found out once, and not for each of them.
  const {hasAria} = traitsOf(element);
  const aria: Aria = (name) => (hasAria ? element.getAttribute(name) : null);
  const states: string[] = [];
  const checked = checkedOf(element, role);
  if (checked) states.push(checked);
  const expanded = expandedOf(element, aria);
  if (expanded !== null) states.push(expanded ? 'expanded' : 'collapsed');
  const isChosen = element.localName === 'option' && (element as HTMLOptionElement).selected;
  if (isChosen || aria('aria-selected') === 'true') states.push('selected');
  const pressed = aria('aria-pressed');
  if (pressed === 'true' || pressed === 'mixed') states.push('pressed');
  const current = aria('aria-current');
  if (current && current !== 'false') states.push('current');
  if (isDisabled(element, aria)) states.push('disabled');
  if (element.localName === 'textarea' || aria('aria-multiline') === 'true') states.push('multiline');
  if ((element as HTMLInputElement).required || aria('aria-required') === 'true') states.push('required');
  if (element.hasAttribute('readonly') || aria('aria-readonly') === 'true') states.push('readonly');
  if (isInvalid(element, aria)) states.push('invalid');
  if (hasFocus(element, focused)) states.push('focused');
  return states;
}

/** Level of a heading, from 1. Source: WAI-ARIA 1.2, a heading without a level is of level 2. */
export function levelOf(element: Element): number {
  const given = Number(element.getAttribute('aria-level'));
  if (Number.isInteger(given) && given > 0) return Math.min(given, 6);
  return /^h[1-6]$/.test(element.localName) ? Number(element.localName[1]) : 2;
}

function checkedOf(element: Element, role: string): string | null {
  if (element.localName === 'input' && CHECKABLE.test(role)) {
    const box = element as HTMLInputElement;
    return box.indeterminate ? 'mixed' : box.checked ? 'checked' : null;
  }
  if (element.localName === 'label') {
    const {control} = element as HTMLLabelElement;
    return control ? checkedOf(control, role) : null;
  }
  if (!CHECKABLE.test(role) && role !== 'option' && role !== 'treeitem') return null;
  const given = element.getAttribute('aria-checked');
  return given === 'true' ? 'checked' : given === 'mixed' ? 'mixed' : null;
}

function expandedOf(element: Element, aria: Aria): boolean | null {
  const given = aria('aria-expanded');
  if (given !== null) return given === 'true';
  const details = element.localName === 'summary' ? element.parentElement : null;
  if (details instanceof HTMLDetailsElement) return details.open;
  // A branch of a tree that says nothing of itself: what it holds is there, and not shown.
  const branch = element.localName === 'li' ? element.querySelector(BRANCH) : null;
  return branch && !branch.checkVisibility() ? false : null;
}

function isDisabled(element: Element, aria: Aria): boolean {
  return aria('aria-disabled') === 'true' || ('disabled' in element && element.matches(':disabled'));
}

function isInvalid(element: Element, aria: Aria): boolean {
  const given = aria('aria-invalid');
  if (given !== null) return given !== 'false' && given !== '';
  return 'validity' in element && element.matches(':user-invalid');
}

/** Whether an element has the focus. Looking at the document's own goes before asking each tree. */
function hasFocus(element: Element, focused: Element | null): boolean {
  if (!focused || focused === element) return focused !== null;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === element;
}
