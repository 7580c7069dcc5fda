import {drawnParent} from '../reading/flat-tree.ts';

/** What a click or a key on an element sets off by itself, whatever the page's scripts do. */
const ACTIVE =
  'a[href], area[href], button, input, select, textarea, summary, label, option, [role="button"], [role="link"], [role="menuitem"], [role="tab"], [role="option"], [role="checkbox"], [role="radio"], [role="switch"], [contenteditable=""], [contenteditable="true"]';

/** The element that a click at `hit` is for: the nearest that does something; `hit` itself where there is none. */
export function activeAt(hit: Element): Element {
  for (let at: Element | null = hit; at; at = drawnParent(at)) {
    if (!Element.prototype.matches.call(at, ACTIVE)) continue;
    // A label hands its click on.
    const control = at instanceof HTMLLabelElement ? at.control : null;
    return control ?? at;
  }
  return hit;
}

/** A link as it would be followed. */
export interface FollowedLink {
  address: string;
  target: string;
  isDownload: boolean;
}

/** The link that a click at `hit` follows: any around it, since Chrome follows it through the buttons inside it as well. */
export function linkAt(hit: Element): FollowedLink | null {
  for (let at: Element | null = hit; at; at = drawnParent(at)) {
    if ((at instanceof HTMLAnchorElement || at instanceof HTMLAreaElement) && at.hasAttribute('href'))
      return {address: at.href, target: at.target, isDownload: at.hasAttribute('download')};
    if (!(at instanceof SVGAElement)) continue;
    const given = at.href.baseVal;
    return {
      address: URL.parse(given, document.baseURI)?.href ?? given,
      target: at.target.baseVal,
      isDownload: false,
    };
  }
  return null;
}

/** The button by which a click sends a form, and the form; `null` for any other element. */
export function submitAt(active: Element): {form: HTMLFormElement; submitter: HTMLElement} | null {
  const isButton = active instanceof HTMLButtonElement || active instanceof HTMLInputElement;
  if (!isButton || !/^(?:submit|image)$/.test(active.type) || !active.form) return null;
  return {form: active.form, submitter: active};
}

/** Whether an element is a field in which text is edited. */
export function isTextField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true;
  return (
    element instanceof HTMLInputElement &&
    !/^(?:checkbox|radio|submit|reset|button|image|hidden|file|color|range)$/.test(element.type)
  );
}

/** Whether an element is page content that can be edited. */
export function isEditor(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && element.isContentEditable;
}

/** The field that is meant by an element: itself, the field its label is for, or the one inside it. */
export function fieldOf(element: Element): Element | null {
  const control = element instanceof HTMLLabelElement ? element.control : element;
  if (!control) return null;
  if (control instanceof HTMLInputElement || isTextField(control) || isEditor(control)) return control;
  return control.querySelector(
    'input:not([type="hidden"]), textarea, [contenteditable=""], [contenteditable="true"]',
  );
}
