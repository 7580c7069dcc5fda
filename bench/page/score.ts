import {itemsIn} from '../../local/realtime/brain/outline-items.ts';

/** A role and a name, as a tree or an outline tells them. */
export interface Named {
  role: string;
  name: string;
}

/** Of how many things how many were found. */
export interface Share {
  found: number;
  of: number;
  /** The first few that were not found, for whoever mends it. */
  missed: string[];
}

/** Roles that an outline tells by items of their own; everything else is there when its words are. */
const ITEM_ROLES = new Set(
  'link button heading textbox searchbox combobox checkbox radio switch slider spinbutton tab menuitem option treeitem img'.split(
    ' ',
  ),
);
/** What Chromium calls them. */
const CHROMIUM_ROLES: Record<string, string> = {
  image: 'img',
  DisclosureTriangle: 'button',
  PopUpButton: 'combobox',
  ComboBoxSelect: 'combobox',
  ToggleButton: 'button',
  searchbox: 'textbox',
};
/** Of a long name, its beginning is enough. */
const COMPARED_CHARS = 110;
/** An outline may tell more of a link than its accessible name, such as the picture in it: this much has to be in it. */
const TELLING_CHARS = 6;

/** Words without white space, signs and marks, so that two ways of writing the same compare equal. */
export function flat(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

/** The items of a Parley outline; one that takes several lines is named by them. */
export function itemsOf(lines: readonly string[]): Named[] {
  return lines.flatMap((line, at) => {
    const items = itemsIn(line).map(({role, name}) => ({role, name}));
    const only = items[0];
    if (!only || items.length !== 1 || only.name !== '' || !line.endsWith(']:')) return items;
    const depth = depthOf(line);
    const end = lines.findIndex((other, place) => place > at && depthOf(other) <= depth);
    return [{...only, name: plainText(lines.slice(at + 1, end < 0 ? undefined : end))}];
  });
}

/** The items in another program's snapshot: a role and a name in quotes. */
export function quotedItems(text: string): Named[] {
  const quoted = [...text.matchAll(/(?:^|[\s-])([A-Za-z]+) "((?:[^"\\]|\\.)*)"/gm)];
  // What is marked as clickable and has no name in quotes is known by the text after it.
  const clickable = [
    ...text.matchAll(/- (\w+)(?: \[[^\]]*\])*? \[cursor=pointer\](?: \[[^\]]*\])*: (.+)$/gm),
  ];
  return [...quoted, ...clickable].map(([, role = '', name = '']) => ({
    role,
    name: name.replaceAll(/\\(.)/g, '$1'),
  }));
}

/** An outline's words without refs and brackets. */
export function plainText(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replaceAll(/!?\[(?:f\d+)?e\d+(?: [a-z]+(?= "))?(?=[\] ])|(?<=^ *#+ )(?:f\d+)?e\d+/gm, ' ');
}

/** How many of the visible named nodes an outline tells: items by role and name, other things by their words. */
export function recall(truth: readonly Named[], items: readonly Named[], text: string): Share {
  const words = flat(text);
  const left = countNames(items);
  return share(truth, ({role, name}) => {
    const own = flat(name).slice(0, COMPARED_CHARS);
    if (own === '') return true;
    if (!ITEM_ROLES.has(roleIn(role)))
      return (
        words.includes(own) ||
        take(left, `img ${own}`) ||
        items.some((item) => flat(item.name).startsWith(own))
      );
    if (take(left, `${roleIn(role)} ${own}`) || (roleIn(role) === 'img' && words.includes(own))) return true;
    return (
      own.length >= TELLING_CHARS && items.some((item) => isOf(item, role) && flat(item.name).includes(own))
    );
  });
}

/** How many of an outline's items are in the tree, or clickable. */
export function precision(
  items: readonly Named[],
  truth: readonly Named[],
  clickables: readonly string[],
): Share {
  const left = countNames(truth);
  const clicks = new Set(clickables.map((name) => flat(name).slice(0, COMPARED_CHARS)));
  const named = items.filter(({name}) => flat(name) !== '');
  return share(named, ({role, name}) => {
    const own = flat(name).slice(0, COMPARED_CHARS);
    if (role === 'clickable') return clicks.has(own) || truth.some((node) => flat(node.name).startsWith(own));
    if (take(left, `${roleIn(role)} ${own}`) || truth.some((node) => flat(node.name).startsWith(own)))
      return true;
    const isPart = truth.some(
      (node) =>
        isOf(node, role) && flat(node.name).length >= TELLING_CHARS && flat(name).includes(flat(node.name)),
    );
    // What has no name in the tree is there all the same, and called after its icon.
    return isPart || take(left, `${roleIn(role)} `);
  });
}

/** How many of the clickables without a role are told as something that can be used. */
export function clickablesTold(clickables: readonly string[], items: readonly Named[]): Share {
  const names = items.filter(({role}) => role !== 'heading' && role !== 'img').map(({name}) => flat(name));
  const told = new Set(names.map((name) => name.slice(0, COMPARED_CHARS)));
  return share(
    clickables.map((name) => ({role: 'clickable', name})),
    ({name}) => told.has(flat(name).slice(0, COMPARED_CHARS)),
  );
}

function share(of: readonly Named[], isFound: (one: Named) => boolean): Share {
  const missed = of.filter((one) => !isFound(one));
  return {
    found: of.length - missed.length,
    of: of.length,
    missed: missed.slice(0, 12).map(({role, name}) => `${role} ${JSON.stringify(name.slice(0, 60))}`),
  };
}

function isOf(one: Named, role: string): boolean {
  return roleIn(one.role) === roleIn(role);
}

function roleIn(role: string): string {
  return CHROMIUM_ROLES[role] ?? role;
}

function countNames(named: readonly Named[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {role, name} of named) {
    const key = `${roleIn(role)} ${flat(name).slice(0, COMPARED_CHARS)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  if (left > 0) counts.set(key, left - 1);
  return left > 0;
}

function depthOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
