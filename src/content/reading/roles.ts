import {getAriaRole} from 'ivya/utils';
import {tagOf, type Tag} from './tags.ts';
import {traitsOf} from './traits.ts';

const INPUTS: Record<string, string> = {
  button: 'button',
  checkbox: 'checkbox',
  color: 'color',
  date: 'date',
  'datetime-local': 'date',
  file: 'file',
  image: 'button',
  month: 'date',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
  time: 'time',
  week: 'date',
};

/** Single given roles that hold whatever the element is; others are resolved by the library. */
const GIVEN = new Set(
  (
    'alert alertdialog article banner button cell checkbox columnheader combobox complementary contentinfo dialog feed figure ' +
    'form grid gridcell group heading img link list listbox listitem log main menu menubar menuitem menuitemcheckbox ' +
    'menuitemradio meter navigation option progressbar radio radiogroup region row rowheader scrollbar search searchbox ' +
    'slider spinbutton status switch tab table tablist tabpanel textbox timer toolbar tooltip tree treegrid treeitem'
  ).split(' '),
);

/** The role an element has for a person, by its `role` attribute or its tag; empty where it has none worth telling. */
export function roleOf(
  element: Element,
  tag: Tag = tagOf(element.localName),
  {hasRole, mayBeEditor} = traitsOf(element),
): string {
  const given = hasRole ? element.getAttribute('role') : null;
  if (given) return GIVEN.has(given) ? given : (getAriaRole(element) ?? '');
  if (mayBeEditor && tag.role === '' && isEditor(element)) return 'textbox';
  return tag.role ?? byAttributes(element);
}

/** Whether an element is a text field made of page content. */
function isEditor(element: Element): boolean {
  const given = element.getAttribute('contenteditable');
  return given !== null && given !== 'false';
}

function byAttributes(element: Element): string {
  switch (element.localName) {
    case 'a':
    case 'area':
      return element.hasAttribute('href') ? 'link' : '';
    case 'input':
      return inputRole(element as HTMLInputElement);
    case 'select':
      return (element as HTMLSelectElement).multiple || (element as HTMLSelectElement).size > 1
        ? 'listbox'
        : 'combobox';
    default:
      return getAriaRole(element) ?? '';
  }
}

function inputRole(input: HTMLInputElement): string {
  if (input.type === 'hidden') return '';
  const role = INPUTS[input.type];
  if (role && role !== 'searchbox') return role;
  return input.hasAttribute('list') ? 'combobox' : (role ?? 'textbox');
}
