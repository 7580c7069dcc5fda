/** Something on a page that can be pointed at or used. */
export interface OutlineItem {
  ref: string;
  role: string;
  /** Accessible name; empty where there is none. */
  name: string;
  /** Whether the name is its own content, and not given apart from it. */
  isNamedByContent: boolean;
  /** Words such as `checked`, in the order they are told. */
  states: readonly string[];
  /** What it holds, already masked where it is secret; `null` for nothing. */
  value: string | null;
}

/** Content of this many characters or fewer still reads well in one line. */
export const PLAIN_LIMIT = 160;
/** A link whose text begins like this would look like an item of that role. */
const ROLE_FIRST =
  /^(?:button|link|textbox|searchbox|combobox|checkbox|radio|switch|slider|spinbutton|listbox|tab|menuitem|option|clickable|iframe|video|audio|canvas|date|time|file|color|progressbar|meter|treeitem|menuitemcheckbox|menuitemradio)(?:$|[ \]])/;
const LONGEST_VALUE = 120;
const LONGEST_NAME = 200;
/** What pictures are called is often a description of them; it is mostly told beside them once more. */
const LONGEST_PICTURE = 150;

/** Marks of places where a word may be broken, and signs of icon fonts, which are no words. */
const UNSEEN = /[\u200b\u00ad\ue000-\uf8ff]/g;
const UNEVEN = /[^\S ]| {2}/;
/** Looked for first, since most text has nothing of it: white space that is not a single blank, unseen marks, brackets. */
const TO_MEND = /[^\S ]| {2}|[[\u200b\u00ad\ue000-\uf8ff]/;

/** Page text with its white space made one, which can be taken neither for a mark nor for a line of its own. */
export function asText(raw: string): string {
  if (!TO_MEND.test(raw)) return raw;
  // Only this sequence begins an item, so only this is broken.
  return evenText(raw.replaceAll(UNSEEN, '')).replaceAll(/\[(?=f?\d*e\d)/g, '[ ');
}

/** Text with all its white space made single blanks. */
export function evenText(text: string): string {
  return UNEVEN.test(text) ? text.replaceAll(/\s+/g, ' ') : text;
}

/** Whether a link's text can stand without saying that it is a link. */
export function isPlainLinkText(text: string): boolean {
  return !ROLE_FIRST.test(text);
}

/** A name or value in quotes, cut where it is very long. */
export function quote(text: string, longest = LONGEST_NAME): string {
  return JSON.stringify(cutTo(asText(text).trim(), longest));
}

/** What a picture is called, cut where it is very long. */
export function pictureName(name: string): string {
  return cutTo(asText(name).trim(), LONGEST_PICTURE);
}

function cutTo(line: string, longest: number): string {
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** What stands in an item's brackets: ref, role, name, states, value. */
export function itemHead({ref, role, name, states, value}: OutlineItem): string {
  const words = [ref, role, ...(name === '' ? [] : [quote(name)]), ...states];
  return value === null ? words.join(' ') : `${words.join(' ')} = ${quote(value, LONGEST_VALUE)}`;
}
