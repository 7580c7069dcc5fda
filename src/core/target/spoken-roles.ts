/** What people call things, by the roles they may have, the likeliest first. */
const PHRASES: readonly (readonly [phrases: string, roles: string])[] = [
  ['search box|search field|search bar|search input', 'searchbox textbox combobox'],
  [
    'text box|text field|text area|input field|input box|entry field|input|field|textbox|textarea',
    'textbox searchbox combobox spinbutton date time',
  ],
  ['searchbox', 'searchbox'],
  ['check box|tick box|checkbox|tickbox|checkmark', 'checkbox switch menuitemcheckbox'],
  ['list', 'list listbox combobox'],
  ['radio button|radio', 'radio menuitemradio'],
  [
    'drop down menu|drop down list|drop down|dropdown menu|dropdown list|dropdown|select box|pull down menu|select|combo box|combobox',
    'combobox listbox',
  ],
  ['list box|listbox', 'listbox combobox'],
  ['menu item|menu entry|menuitem', 'menuitem menuitemcheckbox menuitemradio option'],
  ['menu bar|menubar', 'menubar menu navigation'],
  ['menu', 'menu menubar'],
  ['navigation bar|navigation|nav bar|nav', 'navigation'],
  ['tool bar|toolbar', 'toolbar'],
  ['push button|button|knob', 'button'],
  ['hyperlink|link', 'link'],
  ['tab', 'tab'],
  ['toggle switch|switch|toggle', 'switch checkbox'],
  ['slider', 'slider'],
  ['progress bar|progressbar', 'progressbar meter'],
  ['spin button|spinbutton|number field|number box|stepper', 'spinbutton textbox'],
  ['page title|headline|heading|header|title|headings', 'heading'],
  ['picture|image|photo|photograph|img|logo|icon|drawing|illustration', 'img'],
  ['video|movie|clip', 'video'],
  ['sound|audio', 'audio'],
  ['canvas', 'canvas'],
  ['pop up|popup|dialog box|dialog|dialogue|modal|window', 'dialog alertdialog'],
  ['alert|warning', 'alert alertdialog status'],
  ['data table|table|grid', 'table grid treegrid'],
  ['form', 'form search'],
  ['option|choice', 'option radio menuitemradio'],
  ['tree item|treeitem|folder', 'treeitem'],
  ['paragraph|text|sentence|passage', 'text'],
  ['clickable', 'clickable'],
  ['frame|iframe', 'iframe'],
];

/** Roles that people take for one another. */
const AKIN: Record<string, string> = {
  button: 'clickable link menuitem tab switch radio checkbox',
  link: 'clickable button tab menuitem treeitem',
  textbox: 'searchbox combobox spinbutton date time',
  searchbox: 'textbox combobox',
  checkbox: 'switch radio menuitemcheckbox clickable option button',
  radio: 'checkbox option menuitemradio clickable button',
  switch: 'checkbox button clickable',
  tab: 'link button clickable radio',
  menu: 'navigation combobox listbox button menuitem clickable',
  menuitem: 'link button option clickable treeitem tab',
  combobox: 'listbox button textbox',
  listbox: 'combobox',
  option: 'menuitem radio treeitem clickable button link checkbox',
  img: 'canvas link button clickable video',
  heading: 'text link clickable',
  dialog: 'alert',
  text: 'heading link clickable',
  treeitem: 'clickable link button menuitem',
  slider: 'spinbutton',
  spinbutton: 'textbox',
  date: 'textbox',
  clickable: 'button link',
};

/** What repeats itself and is counted by people, though it has no role of its own. */
const RESULTS = /^(?:(?:search )?results?|hits?)$/;
const ROWS =
  /^(?:items?|rows?|lines?|cards?|entry|entries|posts?|messages?|e ?mails?|products?|articles?|stor(?:y|ies)|comments?|list items?)$/;

const BY_PHRASE = new Map<string, readonly string[]>();
for (const [phrases, roles] of PHRASES)
  for (const phrase of phrases.split('|')) BY_PHRASE.set(phrase, roles.split(' '));
const LONGEST_PHRASE = 3;

/** A kind of thing, as somebody named it. */
export interface SpokenKind {
  /** Roles it may have, the likeliest first; none for what repeats itself. */
  roles: readonly string[];
  repeated: 'result' | 'row' | null;
  /** What belongs to the phrase and may also be in the name, such as `search`. */
  hint: string;
}

/** The kind that a whole phrase names, in plain words; `null` for none. */
export function kindOfPhrase(phrase: string): SpokenKind | null {
  if (RESULTS.test(phrase)) return {roles: [], repeated: 'result', hint: ''};
  const single = phrase.length > 4 ? phrase.replace(/(?:(?<=box)e)?s$/, '') : phrase;
  const roles = BY_PHRASE.get(phrase) ?? BY_PHRASE.get(single);
  if (roles) return {roles, repeated: null, hint: phrase.startsWith('search ') ? 'search' : hintOf(phrase)};
  if (ROWS.test(phrase)) return {roles: [], repeated: 'row', hint: ''};
  return null;
}

/** A logo is a picture, and says so; an area of text is made of another tag than an input. */
function hintOf(phrase: string): string {
  if (phrase === 'logo') return phrase;
  if (/^text ?area$/.test(phrase)) return 'textarea';
  return /^input\b/.test(phrase) ? 'input' : '';
}

/** The kind that words end with, and the words before it. Without words there is none. */
export function kindAtEnd(words: readonly string[]): {kind: SpokenKind; rest: readonly string[]} | null {
  for (let count = Math.min(LONGEST_PHRASE, words.length); count > 0; count -= 1) {
    const kind = kindOfPhrase(words.slice(-count).join(' '));
    if (kind) return {kind, rest: words.slice(0, -count)};
  }
  return null;
}

/** The kind that words begin with, and the words after it. */
export function kindAtStart(words: readonly string[]): {kind: SpokenKind; rest: readonly string[]} | null {
  for (let count = Math.min(LONGEST_PHRASE, words.length); count > 0; count -= 1) {
    const kind = kindOfPhrase(words.slice(0, count).join(' '));
    if (kind) return {kind, rest: words.slice(count)};
  }
  return null;
}

/** How well a role fits the roles asked for: `same`, one that people take for it, or another. */
export function roleFit(asked: readonly string[], role: string): 'same' | 'akin' | 'other' {
  const [first] = asked;
  if (first === undefined) return 'same';
  if (first === role || (first === 'img' && role === 'image')) return 'same';
  if (asked.includes(role))
    return first === 'searchbox' || first === 'textbox' || first === 'combobox' ? 'akin' : 'same';
  return AKIN[first]?.split(' ').includes(role) ? 'akin' : 'other';
}
