/** What is known of an element by the names of its attributes alone. */
export interface Traits {
  /** Something may keep it from people who are told of a page in words. */
  maySetAside: boolean;
  hasRole: boolean;
  /** May be a text field made of page content. */
  mayBeEditor: boolean;
  hasAria: boolean;
  hasClass: boolean;
  /** Attributes besides the class that rules of style ask for by their value; `null` where it has a style of its own. */
  styled: readonly string[] | null;
  /** Attributes that may bind a click, or tell that it takes one. */
  clicks: readonly string[];
}

/** Attributes that hardly any rule of style asks for. */
const SILENT = new Set(
  (
    'class href src srcset sizes alt title rel target lang xml:lang hreflang dir width height colspan rowspan scope loading ' +
    'decoding datetime itemprop itemscope itemtype typeof property aria-label aria-labelledby'
  ).split(' '),
);
/** Each element has its own, or a rule that asks for it holds for one element alone. */
const OWN = new Set(['style', 'id']);

/** An element without attributes. */
export const BARE: Traits = traitsNamed([]);

const known = new Map<string, Traits>();
/** Pages use a few hundred; one that makes up names is not remembered for ever. */
const MOST_KNOWN = 2_000;

/** What is known of an element by its attributes' names. */
export function traitsOf(element: Element): Traits {
  if (!element.hasAttributes()) return BARE;
  const names = element.getAttributeNames();
  const list = names.join(' ');
  const before = known.get(list);
  if (before) return before;
  const traits = traitsNamed(names);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(list, traits);
  return traits;
}

function traitsNamed(names: readonly string[]): Traits {
  return {
    maySetAside: names.includes('aria-hidden') || names.includes('inert'),
    hasRole: names.includes('role'),
    mayBeEditor: names.includes('contenteditable'),
    hasAria: names.some((name) => name.startsWith('aria-')),
    hasClass: names.includes('class'),
    styled: names.some((name) => OWN.has(name)) ? null : names.filter((name) => !SILENT.has(name)),
    clicks: names.filter((name) => name !== 'class' && !OWN.has(name)),
  };
}
