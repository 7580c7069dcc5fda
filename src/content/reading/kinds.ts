/** How an element of a role stands in an outline. */
export type Kind =
  'item' | 'field' | 'picture' | 'media' | 'heading' | 'row' | 'cell' | 'container' | 'plain';

const BY_ROLE = new Map<string, Kind>();
const ROLES: Record<Exclude<Kind, 'plain'>, string> = {
  item: 'button link checkbox radio switch tab menuitem menuitemcheckbox menuitemradio option treeitem',
  field:
    'textbox searchbox combobox spinbutton slider listbox progressbar meter scrollbar color date time file',
  picture: 'img image',
  media: 'canvas video audio iframe',
  heading: 'heading',
  row: 'row',
  cell: 'cell gridcell columnheader rowheader',
  container:
    'alert alertdialog banner complementary contentinfo dialog figure form grid group list log main menu menubar ' +
    'navigation radiogroup region search status table tablist tabpanel toolbar tooltip tree treegrid article feed timer ' +
    'application note',
};
for (const [kind, roles] of Object.entries(ROLES)) {
  for (const role of roles.split(' ')) BY_ROLE.set(role, kind as Kind);
}

/** Containers that say something even without a name. */
const TELLING = new Set(
  'alert alertdialog complementary dialog listbox menu menubar navigation search tablist tooltip tree'.split(
    ' ',
  ),
);

/** The kind of an element, by its role and tag. */
export function kindOf(element: Element, role: string): Kind {
  if (role === '') return 'plain';
  const kind = BY_ROLE.get(role) ?? 'plain';
  if (kind !== 'field' && kind !== 'item') return kind;
  if (/^(?:input|select|textarea)$/.test(element.localName)) return 'field';
  return kind === 'field' && isMadeOfItems(element, role) ? 'container' : kind;
}

/** Whether a container is worth a line without a name. */
export function isTelling(role: string): boolean {
  return TELLING.has(role);
}

/** A list box or combo box made of other elements, whose parts are told of by themselves. */
function isMadeOfItems(element: Element, role: string): boolean {
  if (role === 'listbox') return true;
  return role === 'combobox' && element.querySelector('input, [role="option"], [role="textbox"]') !== null;
}
