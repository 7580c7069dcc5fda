import {drawnParent} from './flat-tree.ts';

/** An element as it was told of: what makes it the same thing after the page has drawn it anew. */
interface Told {
  element: WeakRef<Element>;
  role: string;
  name: string;
  /** The words beside it in its row, or `null` outside of rows. */
  row: string | null;
  /** Its tag and those of the elements around it. */
  path: string;
}

const told = new Map<string, Told>();
const refs = new WeakMap<Element, string>();
/** Refs whose element is gone, by fingerprint: found when a reading first comes to an element without a ref, else `null`. */
let orphans: Map<string, Set<string>> | null = null;
let rowTexts = new WeakMap<Element, readonly Text[]>();
let count = 0;

/** What repeats itself in a page. */
export const ROWS =
  'li, tr, article, dd, option, [role="row"], [role="listitem"], [role="option"], [role="treeitem"], [role="article"]';
const ROW_ROLES = new Set(['row', 'listitem', 'option', 'treeitem', 'article']);
const ROW_TEXTS = 6;
const ROW_CHARS = 40;
const PATH_TAGS = 3;

/**
 * The element's ref. It stays for as long as the element is the same thing: through changes of the element itself, and
 * through a re-render that puts another element of the same role, name, row and place where it was. An element that a
 * list uses again for another row gets another ref. `inRow` is the row it stands in, where that is known.
 */
export function refOf(element: Element, role: string, name: string, inRow = element.closest(ROWS)): string {
  const row = rowOf(element, inRow);
  const own = refs.get(element);
  const before = own === undefined ? undefined : told.get(own);
  if (own !== undefined && before && before.row === row && (before.name === name || row !== '')) {
    if (before.name !== name || before.role !== role)
      told.set(own, {...before, role, name, path: pathOf(element)});
    return own;
  }
  const path = pathOf(element);
  const again = orphanLike({role, name, row, path});
  if (again === null) count += 1;
  const ref = again ?? `e${count}`;
  refs.set(element, ref);
  // What it was told as before may be another element's from now on: lists that are drawn by pieces use elements again.
  if (own !== undefined && before) addOrphan(own, before);
  told.set(ref, {element: new WeakRef(element), role, name, row, path});
  return ref;
}

/** The element a ref stands for, or `null` once it is gone from the page. */
export function elementOf(ref: string): Element | null {
  const element = told.get(ref)?.element.deref();
  return element?.isConnected && refs.get(element) === ref ? element : null;
}

/** What was last told of a ref; `null` for one that was never given. */
export function toldOf(ref: string): {role: string; name: string} | null {
  return told.get(ref) ?? null;
}

/** Whether an element stands in the row in which it was told of: lists that are drawn by pieces use elements again. */
export function isInSameRow(ref: string, element: Element): boolean {
  forgetRows();
  return told.get(ref)?.row === rowOf(element, element.closest(ROWS));
}

/** The ref of the one thing that is gone and agrees with this in everything; `null` where there is none, or several. */
function orphanLike(thing: Omit<Told, 'element'>): string | null {
  if (!orphans) {
    orphans = new Map();
    for (const [ref, before] of told) if (elementOf(ref) === null) addOrphan(ref, before);
  }
  if (orphans.size === 0) return null;
  const alike = [...(orphans.get(fingerprintOf(thing)) ?? [])].filter((ref) => elementOf(ref) === null);
  return alike.length === 1 ? (alike[0] ?? null) : null;
}

function addOrphan(ref: string, thing: Told): void {
  const fingerprint = fingerprintOf(thing);
  const alike = orphans?.get(fingerprint);
  if (alike) alike.add(ref);
  else orphans?.set(fingerprint, new Set([ref]));
}

function fingerprintOf({role, name, row, path}: Omit<Told, 'element'>): string {
  return `${role}|${name}|${path}|${row ?? '-'}`;
}

function pathOf(element: Element): string {
  let path = element.localName;
  let at = drawnParent(element);
  for (let step = 0; at && step < PATH_TAGS; step += 1, at = drawnParent(at)) path += `<${at.localName}`;
  return path;
}

/** Whether elements of this role repeat themselves in a page, whatever their tag. */
export function isRowRole(role: string): boolean {
  return role !== '' && ROW_ROLES.has(role);
}

/** The first words of the row that an element stands in, without its own. */
function rowOf(element: Element, row: Element | null): string | null {
  if (!row) return null;
  if (row === element) return '';
  let words = '';
  for (const node of firstTexts(row)) {
    if (!element.contains(node)) words += node.data.trim();
    if (words.length >= ROW_CHARS) break;
  }
  return words.slice(0, ROW_CHARS);
}

/** The first texts of a row, found once for all that stands in it. */
function firstTexts(row: Element): readonly Text[] {
  const known = rowTexts.get(row);
  if (known) return known;
  const texts: Text[] = [];
  const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && texts.length < ROW_TEXTS; node = walker.nextNode()) {
    if ((node as Text).data.trim() !== '') texts.push(node as Text);
  }
  rowTexts.set(row, texts);
  return texts;
}

/** Looks at rows, and for what is gone, anew; done at the beginning of each reading. */
export function forgetRows(): void {
  rowTexts = new WeakMap();
  orphans = null;
}
