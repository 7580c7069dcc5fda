import {everyRoot} from '../reading/every-root.ts';
import {forgetLabels} from '../reading/labels.ts';
import {SHOWS_A_VALUE} from '../reading/names.ts';
import {isSecret, notePasswords} from '../reading/secrets.ts';

const FIELDS = 'input, textarea, select, [contenteditable]';
const NOT_SEEN = /^(?:hidden|checkbox|radio|button|submit|reset|image|file|color|range)$/;

/** Every field of this document that shows something which nobody else is to see, in shadow roots too. */
export function secretFields(roots = everyRoot()): HTMLElement[] {
  notePasswords(document);
  forgetLabels();
  return roots.flatMap((root) =>
    [...root.querySelectorAll<HTMLElement>(FIELDS)].filter(
      (field) => showsSomething(field) && isSecret(field),
    ),
  );
}

function showsSomething(field: HTMLElement): boolean {
  if (field instanceof HTMLInputElement && NOT_SEEN.test(field.type)) return false;
  const held = 'value' in field ? String(field.value) : field.textContent;
  // Some pages show the last digits of what is kept as if they were a hint.
  return held.trim() !== '' || SHOWS_A_VALUE.test(field.getAttribute('placeholder') ?? '');
}
