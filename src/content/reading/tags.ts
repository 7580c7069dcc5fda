/** What is known of an element by its tag alone. */
export interface Tag {
  /** Draws nothing of its own, or is Parley's. */
  isNothing: boolean;
  /** Its role where that is one and the same everywhere; empty for none, `null` where its attributes decide. */
  role: string | null;
  /** May carry a shadow root. */
  isHost: boolean;
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
  'script style noscript template head link meta base title source track param datalist colgroup col wbr parley-ring parley-sign parley-drawing'.split(
    ' ',
  ),
);
/** Source: DOM, "attach a shadow root", valid names. */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

const tags = new Map<string, Tag>();

/** What is known of elements with this local name. */
export function tagOf(name: string): Tag {
  const known = tags.get(name);
  if (known) return known;
  const tag: Tag = {
    isNothing: NOTHING.has(name),
    role: BY_ATTRIBUTES.has(name) ? null : (ROLES[name] ?? ''),
    isHost: HOSTS.has(name) || name.includes('-'),
  };
  tags.set(name, tag);
  return tag;
}
