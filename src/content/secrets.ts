/** Autocomplete words of fields whose value must never be read. Source: HTML, autofill detail tokens. */
const SECRET_AUTOCOMPLETE =
  /\b(cc-(number|csc|exp|exp-month|exp-year)|one-time-code|current-password|new-password)\b/;
/** Names that pages give to such fields without saying so properly. */
const SECRET_NAME = /passw|\bpin\b|cvc|cvv|card.?num|security.?code|one.?time|\botp\b/i;

const wasPassword = new WeakSet<Element>();

/**
 * Whether a field's value is a secret: passwords (also while a "show password" button has turned them into text), card
 * data, one-time codes.
 */
export function isSecret(field: Element): boolean {
  if (field.getAttribute('type') === 'password') wasPassword.add(field);
  if (wasPassword.has(field)) return true;
  if (SECRET_AUTOCOMPLETE.test(field.getAttribute('autocomplete') ?? '')) return true;
  const words = ['name', 'id', 'aria-label', 'placeholder'].map((name) => field.getAttribute(name) ?? '');
  const labels = 'labels' in field ? [...((field.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
  return [...words, ...labels.map(({textContent}) => textContent)].some((text) => SECRET_NAME.test(text));
}
