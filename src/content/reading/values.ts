import {tidy} from './names.ts';
import {HIDDEN, isSecret} from './secrets.ts';

const NOT_TYPED = /^(?:checkbox|radio|submit|reset|button|image|hidden)$/;
const MOST_OPTIONS = 8;

/** What a control holds, masked where it is secret; `null` for nothing. */
export function valueOf(element: Element, role: string): string | null {
  if (element instanceof HTMLInputElement) return inputValue(element);
  if (element instanceof HTMLTextAreaElement) return masked(element, element.value);
  if (element instanceof HTMLSelectElement) return selectValue(element);
  if (element instanceof HTMLProgressElement || element instanceof HTMLMeterElement) {
    return element instanceof HTMLProgressElement && element.position < 0
      ? null
      : `${element.value} of ${element.max}`;
  }
  if (/^(?:slider|spinbutton|progressbar|meter|scrollbar)$/.test(role)) {
    return element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow');
  }
  if (role === 'textbox' || role === 'searchbox' || role === 'combobox') {
    return masked(element, element instanceof HTMLElement ? element.innerText : '');
  }
  return null;
}

function inputValue(input: HTMLInputElement): string | null {
  if (NOT_TYPED.test(input.type)) return null;
  if (input.type === 'file') return [...(input.files ?? [])].map(({name}) => name).join(', ') || null;
  return masked(input, input.value);
}

function masked(field: Element, value: string): string | null {
  const text = tidy(value);
  if (text === '') return null;
  return isSecret(field) ? HIDDEN : text;
}

/** What is chosen, and in short what else could be. */
function selectValue(select: HTMLSelectElement): string | null {
  if (isSecret(select)) return select.value ? HIDDEN : null;
  const chosen = [...select.selectedOptions].map(({label}) => tidy(label)).join(', ');
  const options = [...select.options].filter(({selected}) => !selected).map(({label}) => tidy(label));
  if (options.length === 0) return chosen || null;
  const more = options.length > MOST_OPTIONS ? ` and ${options.length - MOST_OPTIONS} more` : '';
  return `${chosen} (or ${options.slice(0, MOST_OPTIONS).join(' / ')}${more})`;
}
