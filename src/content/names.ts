/** Roles that are named by what they contain. Source: WAI-ARIA 1.2, "name from content". */
const NAMED_BY_CONTENT = new Set([
  'button',
  'link',
  'heading',
  'checkbox',
  'radio',
  'tab',
  'menuitem',
  'option',
  'switch',
]);
const LONGEST_NAME = 80;

/**
 * The name a person would use for an element: its label, its content, or its hint, in the order of the accessible-name
 * computation for the plain cases. Never a field's value.
 */
export function nameOf(element: Element, role: string): string {
  const name =
    textOfIds(element, element.getAttribute('aria-labelledby')) ||
    tidy(element.getAttribute('aria-label')) ||
    labelText(element) ||
    (element.localName === 'img' ? tidy(element.getAttribute('alt')) : '') ||
    buttonValue(element) ||
    (NAMED_BY_CONTENT.has(role) ? contentText(element) : '') ||
    tidy(element.getAttribute('title')) ||
    tidy(element.getAttribute('placeholder'));
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
}

function tidy(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}

function textOfIds(element: Element, ids: string | null): string {
  if (!ids) return '';
  const root = element.getRootNode() as Document | ShadowRoot;
  return tidy(
    ids
      .split(/\s+/)
      .map((id) => root.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

function labelText(element: Element): string {
  if (!('labels' in element)) return '';
  const labels = element.labels as NodeListOf<HTMLLabelElement> | null;
  return tidy([...(labels ?? [])].map((label) => contentText(label)).join(' '));
}

/** What a button made of an `input` says; its value is its caption, not something a person typed. */
function buttonValue(element: Element): string {
  if (!(element instanceof HTMLInputElement)) return '';
  if (element.type === 'image') return tidy(element.alt);
  return ['submit', 'reset', 'button'].includes(element.type) ? tidy(element.value || element.type) : '';
}

function contentText(element: Element): string {
  const text = tidy(element instanceof HTMLElement ? element.innerText : element.textContent);
  return text || tidy([...element.querySelectorAll('img[alt], [aria-label]')].map(hint).join(' '));
}

function hint(element: Element): string {
  return element.getAttribute('aria-label') ?? element.getAttribute('alt') ?? '';
}
