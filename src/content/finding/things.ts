import {wordsOf, type Words} from '../../core/target/words.ts';
import {isOverlay} from '../overlay.ts';
import {kindOf} from '../reading/kinds.ts';
import {tagOf} from '../reading/tags.ts';
import {shadowOf} from '../reading/flat-tree.ts';
import {roleOf} from '../reading/roles.ts';
import type {Slices} from '../reading/slices.ts';

/** Something on the page that may be meant, by what is known of it without much asking. */
export interface Thing {
  element: Element;
  role: string;
  names: Words[];
  isUsable: boolean;
}

/** What is named, used or seen by itself. Attributes are those by which pages name things or bind clicks. */
const THINGS =
  'a, button, input, select, textarea, summary, label, h1, h2, h3, h4, h5, h6, img, svg, canvas, video, audio, iframe, area, ' +
  '[role], [aria-label], [aria-labelledby], [title], [contenteditable], [onclick], [tabindex]';
/** Elements that are only found by their kind: too much stands in them to be a name. */
const CONTAINERS = 'table, form, dialog, nav, main, aside, header, footer, ul, ol, menu, fieldset, figure, details, progress, meter, option';
const FIELDS = new Set(['input', 'select', 'textarea']);
const PICTURES = new Set(['img', 'svg', 'canvas', 'video', 'audio', 'iframe', 'area']);
/** What says more than this says it by something in it. */
const LONGEST_NAME = 240;
/** A picture or hint inside one of these is part of it. */
const AROUND =
  'a[href], button, summary, [role="button"], [role="link"], [role="tab"], [role="menuitem"], [role="option"], [role="checkbox"], [role="radio"], [role="switch"], [role="treeitem"]';

/** The document and every shadow root in it that can be looked into. */
export function rootsOf(document: Document): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [document];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (!tagOf(element.localName).isHost || isOverlay(element)) continue;
      const inner = shadowOf(element);
      if (inner) roots.push(inner);
    }
  }
  return roots;
}

/** Everything in the roots that may be meant and says so by its tag or attributes. `asked` are the roles that are looked for. */
export async function gatherThings(
  roots: readonly (Document | ShadowRoot)[],
  asked: ReadonlySet<string>,
  slices: Slices,
): Promise<Thing[]> {
  const things = new Map<Element, Thing>();
  const wantsPicture = asked.has('img');
  const wantsContainer = [...asked].some(isContainer);
  const selector = wantsContainer ? `${THINGS}, ${CONTAINERS}` : THINGS;
  for (const root of roots) {
    let count = 0;
    for (const element of root.querySelectorAll(selector)) {
      count += 1;
      if (count % 64 === 0 && slices.isOver()) await slices.rest();
      add(element);
    }
  }
  return [...things.values()];

  function add(element: Element): void {
    const tag = element.localName;
    if (tagOf(tag).isNothing || isOverlay(element)) return;
    if (tag === 'label') {
      addLabel(element as HTMLLabelElement);
      return;
    }
    if (PICTURES.has(tag) && !wantsPicture && tag !== 'iframe') {
      const around = element.closest(AROUND);
      if (around && around !== element) {
        append(around, hintsOf(element));
        return;
      }
    }
    const role = roleOf(element);
    const names = FIELDS.has(tag) ? fieldHints(element as HTMLInputElement) : hintsOf(element);
    if (saysItself(element, tag, role)) {
      const said = element.textContent;
      if (said.length <= LONGEST_NAME) names.push(said);
    }
    const own = things.get(element);
    if (own) own.names.push(...asWords(names));
    else things.set(element, {element, role, names: asWords(names), isUsable: isUsable(element, role)});
  }

  function addLabel(label: HTMLLabelElement): void {
    const {control} = label;
    if (!control) return;
    append(control, [label.textContent]);
  }

  function append(element: Element, names: readonly string[]): void {
    if (!things.has(element)) add(element);
    things.get(element)?.names.push(...asWords(names));
  }
}

function isContainer(role: string): boolean {
  return /^(?:table|grid|treegrid|form|search|dialog|alertdialog|navigation|menu|menubar|toolbar|list|option|progressbar|meter|figure|group|alert|status|main|complementary|banner|contentinfo)$/.test(
    role,
  );
}

/** Whether what is written in an element is what it is called. */
function saysItself(element: Element, tag: string, role: string): boolean {
  if (FIELDS.has(tag) || PICTURES.has(tag)) return false;
  if (role === '') return element.hasAttribute('tabindex') || element.hasAttribute('onclick') || tag === 'a';
  const kind = kindOf(element, role);
  return kind === 'item' || kind === 'heading' || kind === 'cell' || role === 'option' || role === 'status' || role === 'alert';
}

export function isUsable(element: Element, role: string): boolean {
  if (role === '') return element.hasAttribute('onclick') || element.hasAttribute('tabindex') || element.localName === 'a';
  const kind = kindOf(element, role);
  return kind === 'item' || kind === 'field' || role === 'clickable';
}

function asWords(names: readonly string[]): Words[] {
  return names.filter(Boolean).map(wordsOf);
}

function hintsOf(element: Element): string[] {
  if (!element.hasAttributes()) return [];
  const hints = [element.getAttribute('aria-label'), element.getAttribute('title'), element.getAttribute('alt')];
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    const root = element.getRootNode() as Document | ShadowRoot;
    hints.push(...by.split(/\s+/).map((id) => root.getElementById(id)?.textContent ?? null));
  }
  if (element.localName === 'svg') hints.push(element.querySelector(':scope > title')?.textContent ?? null);
  return hints.filter((hint): hint is string => hint !== null && hint !== '');
}

/** What a field may be called by, apart from its labels. What it holds is no name, but for buttons. */
function fieldHints(field: HTMLInputElement): string[] {
  const hints = hintsOf(field);
  const placeholder = field.getAttribute('placeholder');
  if (placeholder) hints.push(placeholder);
  if (field.localName !== 'input') return hints;
  if (/^(?:button|submit|reset)$/.test(field.type)) hints.push(field.value || field.type);
  return hints;
}

/** The words by which a page's author calls a field, and nobody sees. */
export function hiddenHints(element: Element): Words[] {
  const form = element.closest('form, [role="search"], search');
  const hints = [
    element.id,
    element.getAttribute('name'),
    element.getAttribute('class'),
    element.getAttribute('type'),
    form?.getAttribute('role'),
    form?.localName === 'search' ? 'search' : null,
    form?.getAttribute('action'),
    element.getAttribute('src')?.split('/').at(-1),
  ];
  return asWords(
    hints.flatMap((hint) => (hint ? [hint.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_/.]+/g, ' ')] : [])),
  );
}
