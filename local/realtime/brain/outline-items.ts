import type {OutlineLine} from './outline.ts';

/** An outline's short form: `## e7 News`, `[e4 Books]` for a link, `[e3 button "Save" disabled]`, `![e6 A cat]`. */
const HEADING = /^\s*#{1,6} (?<ref>(?:f\d+)?e\d+) (?<name>.*)$/;
const OPENING = /(?<picture>!?)\[(?<ref>(?:f\d+)?e\d+)(?=[\] ])/g;
const ROLE_AND_NAME = /^ (?<role>[a-z]+)(?: "(?<name>(?:[^"\\]|\\.)*)"|(?=$| ))/;
/** Words that stand alone after the ref of something without a name; anything else is a link's text. */
const ROLES =
  /^(?:button|link|textbox|searchbox|combobox|checkbox|radio|switch|slider|spinbutton|listbox|tab|menuitem|option|clickable|iframe|video|audio|canvas|date|time|file|color|progressbar|meter|treeitem|menuitemcheckbox|menuitemradio)$/;

/** The items in one line of an outline in its short form, in order. */
export function itemsIn(line: string): OutlineLine[] {
  const items: OutlineLine[] = [];
  const heading = HEADING.exec(line)?.groups;
  if (heading)
    items.push({role: 'heading', name: wordsOf(heading['name'] ?? ''), ref: heading['ref'] ?? null});
  for (const match of line.matchAll(OPENING)) {
    const ref = match.groups?.['ref'] ?? null;
    const rest = insideOf(line.slice(match.index + match[0].length));
    if (match.groups?.['picture']) items.push({role: 'img', name: rest.trim(), ref});
    else items.push({...roleAndName(rest), ref});
  }
  // A heading that is one link has the link's ref.
  const [only] = items;
  if (!heading && only && /^\s*#{1,6} \[/.test(line))
    items.unshift({role: 'heading', name: only.name, ref: only.ref});
  return items;
}

function roleAndName(inside: string): {role: string; name: string} {
  const told = ROLE_AND_NAME.exec(inside)?.groups;
  const role = told?.['role'] ?? '';
  const name = told?.['name'];
  if (name !== undefined) return {role, name: name.replaceAll(/\\(.)/g, '$1')};
  return ROLES.test(role) ? {role, name: ''} : {role: 'link', name: wordsOf(inside)};
}

/** What stands up to the bracket that closes. */
function insideOf(text: string): string {
  let depth = 1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '[') depth += 1;
    if (text[at] === ']') depth -= 1;
    if (depth === 0) return text.slice(0, at);
  }
  return text;
}

/** An item inside other words that says its role: it adds its name, if it has one. */
const NESTED = /\[(?:f\d+)?e\d+ ([a-z]+)(?: "((?:[^"\\]|\\.)*)")?[^\][]*\]/g;

/** Words without the marks of pictures and items inside them. */
export function wordsOf(text: string): string {
  return text
    .replaceAll(NESTED, (whole: string, role: string, name?: string) =>
      ROLES.test(role) ? (name ?? '') : whole,
    )
    .replaceAll(/!?\[(?:(?:f\d+)?e\d+ )?/g, '')
    .replaceAll(']', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
