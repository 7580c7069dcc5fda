/** Roles for which being checked or not is always worth telling. */
const CHECKABLE = /^(?:checkbox|radio|switch|menuitemcheckbox|menuitemradio)$/;

/** What can be said of a control's state, in words, in a fixed order. */
export function statesOf(element: Element, role: string): string[] {
  const states: string[] = [];
  const checked = checkedOf(element, role);
  if (checked) states.push(checked);
  const expanded = expandedOf(element);
  if (expanded !== null) states.push(expanded ? 'expanded' : 'collapsed');
  if (
    isOn(element, 'aria-selected') ||
    (element.localName === 'option' && (element as HTMLOptionElement).selected)
  )
    states.push('selected');
  const pressed = element.getAttribute('aria-pressed');
  if (pressed === 'true' || pressed === 'mixed') states.push('pressed');
  const current = element.getAttribute('aria-current');
  if (current && current !== 'false') states.push('current');
  if (isDisabled(element)) states.push('disabled');
  if (isOn(element, 'aria-required') || (element as HTMLInputElement).required) states.push('required');
  if (isOn(element, 'aria-readonly') || element.hasAttribute('readonly')) states.push('readonly');
  if (isInvalid(element)) states.push('invalid');
  if (isFocused(element)) states.push('focused');
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

function expandedOf(element: Element): boolean | null {
  const given = element.getAttribute('aria-expanded');
  if (given !== null) return given === 'true';
  const details = element.localName === 'summary' ? element.parentElement : null;
  return details instanceof HTMLDetailsElement ? details.open : null;
}

function isDisabled(element: Element): boolean {
  return isOn(element, 'aria-disabled') || ('disabled' in element && element.matches(':disabled'));
}

function isInvalid(element: Element): boolean {
  const given = element.getAttribute('aria-invalid');
  if (given !== null) return given !== 'false' && given !== '';
  return 'validity' in element && element.matches(':user-invalid');
}

/** Whether an element has the focus. Looking at the document's own goes before asking each tree. */
function isFocused(element: Element): boolean {
  const active = document.activeElement;
  if (active === element) return element !== document.body;
  if (!active || active === document.body) return false;
  const root = element.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === element;
}

function isOn(element: Element, attribute: string): boolean {
  return element.getAttribute(attribute) === 'true';
}
