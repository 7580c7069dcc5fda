import {labelsOf} from './labels.ts';

/** Autocomplete words of fields whose value must never be read. Source: HTML, autofill detail tokens. */
const SECRET_AUTOCOMPLETE =
  /\b(cc-(number|csc|exp|exp-month|exp-year)|one-time-code|current-password|new-password)\b/;
/** Names that pages give to such fields without saying so properly. */
const SECRET_NAME = /passw|\bpin\b|cvc|cvv|card.?num|security.?code|one.?time|\botp\b/i;

/** Said in place of what nobody else is to read. */
export const HIDDEN = '(hidden)';
/** A shorter secret may be a part of any word. */
const SHORT_CHARS = 3;

const wasPassword = new WeakSet<Element>();

/** Remembers the password fields there are now, for when a page shows what is in them. */
export function notePasswords(root: Document): void {
  for (const field of root.getElementsByTagName('input'))
    if (field.type === 'password') wasPassword.add(field);
}

/** Remembers one field as having been a password. */
export function notePassword(field: Element): void {
  wasPassword.add(field);
}

/**
 * Whether a field's value is a secret: passwords (also while a "show password" button has turned them into text), card
 * data, one-time codes.
 */
export function isSecret(field: Element): boolean {
  if (field.getAttribute('type') === 'password') wasPassword.add(field);
  if (wasPassword.has(field)) return true;
  if (SECRET_AUTOCOMPLETE.test(field.getAttribute('autocomplete') ?? '')) return true;
  const words = ['name', 'id', 'aria-label', 'placeholder'].map((name) => field.getAttribute(name) ?? '');
  return [...words, ...labelsOf(field).map(({textContent}) => textContent)].some((text) =>
    SECRET_NAME.test(text),
  );
}

/**
 * The fields of each tree of elements, in the time in which the page cannot change them; `null` outside of it. To look for
 * them at every name took a third of the time on a page of ten thousand elements with many captions.
 */
let fieldsOf: Map<Node, readonly HTMLElement[]> | null = null;

/** From now until `endFieldLists`, nothing but the caller runs in the page. */
export function beginFieldLists(): void {
  fieldsOf = new Map();
}

/** The page may change its fields again. */
export function endFieldLists(): void {
  fieldsOf = null;
}

/** A name without what the secret fields of the element's tree hold. */
export function withoutSecrets(name: string, element: Element): string {
  let rest = name;
  for (const field of fieldsIn(element.getRootNode() as Document | ShadowRoot)) {
    const held = 'value' in field ? String(field.value) : field.textContent;
    if (held.trim() === '' || !rest.includes(held.trim()) || !isSecret(field)) continue;
    const isWord = held.trim().length >= SHORT_CHARS || rest.split(/\s+/).includes(held.trim());
    if (isWord) rest = rest.replaceAll(held.trim(), HIDDEN);
  }
  return rest;
}

function fieldsIn(root: Document | ShadowRoot): readonly HTMLElement[] {
  const known = fieldsOf?.get(root);
  if (known) return known;
  const fields = [...root.querySelectorAll<HTMLElement>('input, textarea, [contenteditable]')];
  fieldsOf?.set(root, fields);
  return fields;
}
