import {itemsIn} from './outline-items.ts';

/** One line of a page's outline, such as `- searchbox "Search the catalogue" [ref=e5]`. */
export interface OutlineLine {
  role: string;
  /** Accessible name; empty if the element has none. */
  name: string;
  /** Null for lines that only structure the page. */
  ref: string | null;
}

const LINE = /^\s*-\s+([a-z]+)(?:\s+"((?:[^"\\]|\\.)*)")?((?:\s+\[[^\]]*\])*)\s*:?/;

/** The outline lines in a text; none if it holds no outline. Items inside a line of text are lines of their own. */
export function parseOutline(text: string): OutlineLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const items = itemsIn(line);
    if (items.length > 0) return items;
    const match = LINE.exec(line);
    if (!match) return [];
    const ref = /\[ref=([^\]\s]+)\]/.exec(match[3] ?? '')?.[1] ?? null;
    const name = (match[2] ?? '').replaceAll(/\\(.)/g, '$1');
    return name === '' && ref === null ? [] : [{role: match[1] ?? '', name, ref}];
  });
}

// What people call the roles of WAI-ARIA.
const SPOKEN_ROLES: Record<string, readonly string[]> = {
  button: ['button'],
  clickable: ['button', 'item'],
  checkbox: ['checkbox', 'check', 'tick', 'box'],
  combobox: ['menu', 'list', 'dropdown', 'box', 'field', 'choice'],
  heading: ['heading', 'title', 'headline', 'header'],
  img: ['image', 'picture', 'photo', 'icon', 'logo'],
  image: ['image', 'picture', 'photo', 'icon', 'logo'],
  link: ['link'],
  list: ['list'],
  listbox: ['list', 'menu'],
  menu: ['menu'],
  menuitem: ['menu', 'item'],
  navigation: ['navigation', 'menu'],
  paragraph: ['paragraph', 'text'],
  radio: ['radio', 'option', 'button', 'choice'],
  searchbox: ['search', 'box', 'field', 'bar', 'input'],
  slider: ['slider'],
  spinbutton: ['number', 'field', 'box'],
  switch: ['switch', 'toggle'],
  tab: ['tab'],
  table: ['table'],
  textbox: ['text', 'textbox', 'box', 'field', 'input', 'area'],
};

/** How a role is called aloud. */
export function spokenRole(role: string): string {
  const names: Record<string, string> = {
    searchbox: 'search box',
    textbox: 'text field',
    combobox: 'menu',
    img: 'image',
    clickable: 'item',
    radio: 'option',
  };
  return names[role] ?? role;
}

const IDLE_WORDS = new Set(
  'a an the this that to of for on in at my me it please one page is are here called named says with'.split(
    ' ',
  ),
);
const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: -1,
};

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether two words are one but for an ending (`catalog`, `catalogue`) or, in longer words, a single letter. */
function isAlike(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || `${b}s` === a) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 5 && long.length - short.length <= 3 && long.startsWith(short)) return true;
  if (short.length < 5 || long.length - short.length > 1) return false;
  let at = 0;
  while (a[at] === b[at] && at < a.length) at += 1;
  return (
    a.slice(at + 1) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at) || a.slice(at) === b.slice(at + 1)
  );
}

const NAME_POINTS = 3;
const ROLE_POINTS = 2;
const MISS_POINTS = -2;
const EXTRA_NAME_POINTS = -0.2;

function score(line: OutlineLine, wanted: readonly string[]): number {
  const name = wordsOf(line.name).filter((word) => !IDLE_WORDS.has(word));
  const role = SPOKEN_ROLES[line.role] ?? [line.role];
  let points = 0;
  let matched = 0;
  for (const word of wanted) {
    const inName = name.some((candidate) => isAlike(candidate, word));
    const inRole = role.some((candidate) => isAlike(candidate, word));
    if (inName) matched += 1;
    points += inName || inRole ? (inName ? NAME_POINTS : 0) + (inRole ? ROLE_POINTS : 0) : MISS_POINTS;
  }
  return points + (name.length - matched) * EXTRA_NAME_POINTS;
}

/** Whether words are a line's very name, with what its role is called before or after it, as in "button one". */
function isCalled(line: OutlineLine, words: readonly string[]): boolean {
  const name = wordsOf(line.name).join(' ');
  const said = words.filter((word) => !/^(?:the|a|an)$/.test(word)).join(' ');
  if (name === '' || said === '') return false;
  const roles = SPOKEN_ROLES[line.role] ?? [line.role];
  return roles.some((role) => said === `${role} ${name}` || said === `${name} ${role}`);
}

function isWhole(line: OutlineLine, wanted: readonly string[]): boolean {
  const words = [...wordsOf(line.name), ...(SPOKEN_ROLES[line.role] ?? [line.role])];
  return wanted.every((word) => words.some((candidate) => isAlike(candidate, word)));
}

/** `isWhole`: every word that was said belongs to it. */
export type Found = {line: OutlineLine & {ref: string}; isWhole: boolean} | {candidates: OutlineLine[]};

function hasRef(line: OutlineLine): line is OutlineLine & {ref: string} {
  return line.ref !== null;
}

/**
 * The element a person means by words such as "the second link" or "search box": by its name and by what its role is
 * called. Where nothing fits, up to three elements they could have meant.
 */
export function findElement(outline: readonly OutlineLine[], request: string): Found {
  const lines = outline.filter(hasRef);
  const words = wordsOf(request);
  const exact = lines.find((line) => isCalled(line, words));
  if (exact) return {line: exact, isWhole: true};
  const ordinal = words.map((word) => ORDINALS[word]).find((place) => place !== undefined);
  const wanted = words.filter((word) => !IDLE_WORDS.has(word) && ORDINALS[word] === undefined);
  const scored = lines.map((line) => ({line, points: score(line, wanted)})).filter(({points}) => points > 0);
  if (ordinal !== undefined) {
    const fitting = lines.filter((line) => wanted.length > 0 && score(line, wanted) > -1);
    const line = fitting.at(ordinal > 0 ? ordinal - 1 : ordinal);
    return line ? {line, isWhole: isWhole(line, wanted)} : {candidates: fitting.slice(0, 3)};
  }
  const best = scored.reduce((top, entry) => (top && top.points >= entry.points ? top : entry), scored[0]);
  return best
    ? {line: best.line, isWhole: isWhole(best.line, wanted)}
    : {candidates: lines.filter((line) => line.name !== '').slice(0, 3)};
}
