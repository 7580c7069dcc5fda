const INPUT_ROLES: Record<string, string> = {
  button: 'button',
  checkbox: 'checkbox',
  color: 'textbox',
  date: 'textbox',
  email: 'textbox',
  file: 'button',
  image: 'button',
  number: 'spinbutton',
  password: 'textbox',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
  tel: 'textbox',
  text: 'textbox',
  url: 'textbox',
};

const TAG_ROLES: Record<string, string> = {
  a: 'link',
  area: 'link',
  button: 'button',
  details: 'group',
  dialog: 'dialog',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  img: 'img',
  select: 'combobox',
  summary: 'button',
  textarea: 'textbox',
  video: 'video',
};

/**
 * The role an element has for a person, from its `role` attribute or its tag; `null` where it has none worth a line.
 * Source: HTML Accessibility API Mappings, for the elements a person can name or use.
 */
export function roleOf(element: Element): string | null {
  const given = element.getAttribute('role')?.trim().split(/\s+/)[0];
  if (given) return given === 'none' || given === 'presentation' ? null : given;
  const tag = element.localName;
  if (tag === 'input') return INPUT_ROLES[(element as HTMLInputElement).type] ?? null;
  if ((tag === 'a' || tag === 'area') && !element.hasAttribute('href')) return null;
  if (tag === 'select' && (element as HTMLSelectElement).multiple) return 'listbox';
  if (
    element instanceof HTMLElement &&
    element.isContentEditable &&
    element.hasAttribute('contenteditable')
  ) {
    return 'textbox';
  }
  return TAG_ROLES[tag] ?? null;
}
