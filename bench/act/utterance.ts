/** What is meant, as a sentence tells it. */
export interface Meant {
  /** The role that was said, such as `button`; `null` where none was. */
  role: string | null;
  /** Its name; `null` where the role alone tells it. */
  name: string | null;
  /** Which of several alike, from 1; `null` where it is not said. */
  nth: number | null;
  /** Whose row it is in, such as the sender of a mail. */
  beside: string | null;
}

/** One thing to do. */
export type Step =
  | {do: 'click' | 'hover'; what: Meant}
  | {do: 'type'; what: Meant; text: string}
  | {do: 'select'; what: Meant; option: string}
  /** Clicks it where it is seen; where not, opens one `container` after another until it is. */
  | {do: 'find'; what: Meant; container: 'tab' | 'folder'};

interface Phrase {
  pattern: RegExp;
  steps: (said: Record<string, string>) => Step[];
}

const meant = (role: string | null, name: string | null, more: Partial<Meant> = {}): Meant => ({
  role,
  name,
  nth: null,
  beside: null,
  ...more,
});
const click = (role: string | null, name: string | null, more: Partial<Meant> = {}): Step => ({
  do: 'click',
  what: meant(role, name, more),
});

/**
 * The sentences in which the tasks are put, in the order they are tried. Nothing of a page is known here: what is said is
 * taken apart into what to do and what with.
 */
const PHRASES: readonly Phrase[] = [
  {
    pattern: /^close the dialog box by clicking the "(?<name>[^"]+)"$/i,
    steps: ({name}) => [click('button', name ?? null)],
  },
  {
    pattern: /^click the button in the dialog box labeled "(?<name>[^"]+)"$/i,
    steps: ({name}) => [click('button', name ?? null)],
  },
  {
    pattern: /^switch between the tabs to find and click on the link "(?<name>[^"]+)"$/i,
    steps: ({name}) => [{do: 'find', what: meant('link', name ?? null), container: 'tab'}],
  },
  {
    pattern: /find and click on the folder or file named "(?<name>[^"]+)"$/i,
    steps: ({name}) => [{do: 'find', what: meant(null, name ?? null), container: 'folder'}],
  },
  {
    pattern: /^find the email by (?<name>.+) and click the (?<what>.+) icon to delete it$/i,
    steps: ({name, what}) => [click('icon', what ?? null, {beside: name ?? null})],
  },
  {
    pattern: /^enter the password "(?<text>[^"]+)" into both text fields and press (?<button>\w+)$/i,
    steps: ({text = '', button}) => [
      {do: 'type', what: meant('textbox', null, {nth: 1}), text},
      {do: 'type', what: meant('textbox', null, {nth: 2}), text},
      click('button', button ?? null),
    ],
  },
  {
    pattern: /^enter "(?<text>[^"]+)" into the (?<field>text ?(?:field|box)) and press (?<button>\w+)$/i,
    steps: ({text = '', button}) => [
      {do: 'type', what: meant('textbox', null), text},
      click('button', button ?? null),
    ],
  },
  {
    pattern: /^focus into the (?:(?<nth>\d)(?:st|nd|rd|th) )?(?:input )?textbox$/i,
    steps: ({nth}) => [click('textbox', null, {nth: nth === undefined ? null : Number(nth)})],
  },
  {
    pattern: /^click on a "(?<role>[^"]+)" widget$/i,
    steps: ({role}) => [click(WIDGETS[role ?? ''] ?? null, null, {nth: 1})],
  },
  {
    pattern: /^select (?<option>.+) from the list and click (?<button>\w+)$/i,
    steps: ({option = '', button}) => [
      {do: 'select', what: meant('list', null), option},
      click('button', button ?? null),
    ],
  },
  {
    pattern: /^select nothing and click (?<button>\w+)$/i,
    steps: ({button}) => [click('button', button ?? null)],
  },
  {
    pattern: /^select (?<names>.+) and click (?<button>\w+)$/i,
    steps: ({names = '', button}) => [
      ...names.split(', ').map((name) => click('choice', name)),
      click('button', button ?? null),
    ],
  },
  {
    // A way through a menu: what is on it opens what is behind it.
    pattern: /^select (?<path>.+)$/i,
    steps: ({path = ''}) =>
      path.split('>').map((name, at, all) => ({
        do: at < all.length - 1 ? 'hover' : 'click',
        what: meant('menuitem', name),
      })),
  },
  {
    pattern: /^click button (?<first>\w+), then click button (?<second>\w+)$/i,
    steps: ({first, second}) => [click('button', first ?? null), click('button', second ?? null)],
  },
  {pattern: /^click on the link "(?<name>[^"]+)"$/i, steps: ({name}) => [click('link', name ?? null)]},
  {pattern: /^click on the "(?<name>[^"]+)" button$/i, steps: ({name}) => [click('button', name ?? null)]},
  {pattern: /^click on (?<name>tab #\d+)$/i, steps: ({name}) => [click('tab', name ?? null)]},
  {pattern: /^click button (?<name>\w+)$/i, steps: ({name}) => [click('button', name ?? null)]},
  {pattern: /^click the button$/i, steps: () => [click('button', null)]},
];

/** The roles of what the sentences call widgets. */
const WIDGETS: Record<string, string> = {
  radio: 'radio',
  checkbox: 'checkbox',
  text: 'input field',
  textarea: 'text area',
  button: 'button',
};

/**
 * What a sentence asks for, step by step.
 * @throws Error for a sentence of no known form
 */
export function parseUtterance(utterance: string): Step[] {
  const said = utterance.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '');
  for (const {pattern, steps} of PHRASES) {
    const match = pattern.exec(said);
    if (match) return steps(match.groups ?? {});
  }
  throw new Error(`not understood: ${utterance}`);
}
