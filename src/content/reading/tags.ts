/** What is known of an element by its tag alone. */
export interface Tag {
  name: string;
  /** Draws nothing of its own. */
  isNothing: boolean;
  /** Has a name such as Parley gives to what it draws; a page may use such a name too. */
  maybeOurs: boolean;
  /** Only ends a line. */
  isBreak: boolean;
  /** Its role where that is one and the same everywhere; empty for none, `null` where its attributes decide. */
  role: string | null;
  /** May carry a shadow root. */
  isHost: boolean;
  /** Made by the page's scripts. */
  isCustom: boolean;
  /** Repeats itself in a page: rows of lists and tables. */
  isRow: boolean;
  /** Its text is not simply its own: what it shows comes from elsewhere, may be told already, or is explained. */
  isCareful: boolean;
}

/** Source: HTML Accessibility API Mappings. */
const ROLES: Record<string, string> = {
  article: 'article',
  audio: 'audio',
  button: 'button',
  canvas: 'canvas',
  details: 'group',
  dialog: 'dialog',
  fieldset: 'group',
  figure: 'figure',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  iframe: 'iframe',
  img: 'img',
  main: 'main',
  menu: 'list',
  meter: 'meter',
  nav: 'navigation',
  ol: 'list',
  optgroup: 'group',
  option: 'option',
  output: 'status',
  progress: 'progressbar',
  search: 'search',
  summary: 'button',
  svg: 'img',
  table: 'table',
  textarea: 'textbox',
  tr: 'row',
  ul: 'list',
  video: 'video',
};
/** Their role depends on attributes, on what is around them or on their own name. */
const BY_ATTRIBUTES = new Set([
  'a',
  'area',
  'aside',
  'footer',
  'form',
  'header',
  'input',
  'section',
  'select',
]);
const NOTHING = new Set(
  'script style noscript template head link meta base title source track param datalist colgroup col wbr'.split(
    ' ',
  ),
);
/** Source: DOM, "attach a shadow root", valid names. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
const ROWS = new Set(['li', 'tr', 'article', 'dd', 'option']);
const CAREFUL = new Set(['slot', 'label', 'details', 'svg', 'object', 'abbr']);

const tags = new Map<string, Tag>();

/** What is known of elements with this local name. */
export function tagOf(name: string): Tag {
  const known = tags.get(name);
  if (known) return known;
  const tag: Tag = {
    name,
    isNothing: NOTHING.has(name),
    isBreak: name === 'br',
    maybeOurs: name.startsWith('parley-'),
    role: BY_ATTRIBUTES.has(name) ? null : (ROLES[name] ?? ''),
    isHost: HOSTS.has(name) || name.includes('-'),
    isCustom: name.includes('-'),
    isRow: ROWS.has(name),
    isCareful: CAREFUL.has(name),
  };
  tags.set(name, tag);
  return tag;
}
