import {drawnParent} from './flat-tree.ts';

/** An element as it was told of: what makes it the same thing after the page has drawn it anew. */
interface Told {
  element: WeakRef<Element>;
  role: string;
  name: string;
  /** The words beside it in its row, or `null` outside of rows. */
  row: string | null;
  fingerprint: string;
}

const told = new Map<string, Told>();
const refs = new WeakMap<Element, string>();
const byFingerprint = new Map<string, Set<string>>();
let rowTexts = new WeakMap<Element, readonly Text[]>();
let count = 0;

/** What repeats itself in a page. */
const ROWS =
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
    if (before.name !== name || before.role !== role) tell(own, element, role, name, row);
    return own;
  }
  const fingerprint = fingerprintOf(element, role, name, row);
  const [only, ...others] = [...(byFingerprint.get(fingerprint) ?? [])].filter(
    (ref) => elementOf(ref) === null,
  );
  const isSame = only !== undefined && others.length === 0;
  if (!isSame) count += 1;
  const ref = isSame ? only : `e${count}`;
  refs.set(element, ref);
  tell(ref, element, role, name, row, fingerprint);
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

function tell(
  ref: string,
  element: Element,
  role: string,
  name: string,
  row: string | null,
  known?: string,
): void {
  const fingerprint = known ?? fingerprintOf(element, role, name, row);
  const before = told.get(ref);
  if (before) byFingerprint.get(before.fingerprint)?.delete(ref);
  const alike = byFingerprint.get(fingerprint);
  if (alike) alike.add(ref);
  else byFingerprint.set(fingerprint, new Set([ref]));
  told.set(ref, {element: new WeakRef(element), role, name, row, fingerprint});
}

function fingerprintOf(element: Element, role: string, name: string, row: string | null): string {
  let path = element.localName;
  let at = drawnParent(element);
  for (let step = 0; at && step < PATH_TAGS; step += 1, at = drawnParent(at)) path += `<${at.localName}`;
  return `${role}|${name}|${path}|${row ?? '-'}`;
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

/** Looks at rows anew; done at the beginning of each reading. */
export function forgetRows(): void {
  rowTexts = new WeakMap();
}
