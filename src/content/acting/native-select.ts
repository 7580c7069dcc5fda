import {tidy} from '../reading/names.ts';

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

function tellOfChoice(select: HTMLSelectElement): void {
  select.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  select.dispatchEvent(new Event('change', {bubbles: true}));
}

/** The one that was found, where it is but one. */
export function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
