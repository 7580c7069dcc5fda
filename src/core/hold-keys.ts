import type {TextKey, Words} from '../protocol/texts/words.ts';
const numbered = (name: string, from: number, to: number) =>
  Array.from({length: to - from + 1}, (_, index) => `${name}${from + index}`);

/**
 * Keys that can be held to talk, as `KeyboardEvent.code`: those that write nothing, and the number pad. CapsLock is none
 * of them: it switches at every press, and on a Mac it tells of no release. Source of the codes: W3C, UI Events
 * KeyboardEvent code Values.
 */
export const HOLD_KEYS: readonly string[] = [
  ...['Control', 'Alt', 'Shift', 'Meta'].flatMap((name) => [`${name}Right`, `${name}Left`]),
  ...numbered('F', 1, 24),
  ...['Insert', 'Pause', 'ScrollLock', 'ContextMenu'],
  ...['Convert', 'NonConvert', 'KanaMode', 'Lang1', 'Lang2'],
  ...numbered('Numpad', 0, 9),
  ...['Add', 'Subtract', 'Multiply', 'Divide', 'Decimal'].map((name) => `Numpad${name}`),
];

/** Keys that are easy to reach and little used, the best first. */
export const SUGGESTED_HOLD_KEYS = ['ControlRight', 'AltRight', 'F8'] as const;

const NAMES = {
  Control: 'key_control',
  Alt: 'key_alt',
  Shift: 'key_shift',
  Meta: 'key_meta',
  ContextMenu: 'key_menu',
  ScrollLock: 'key_scroll_lock',
} as const satisfies Record<string, TextKey>;

/** What a person calls a key: `ControlRight` is "Right Ctrl", `Numpad4` is "Number pad 4". */
export function holdKeyName(code: string, {say}: Pick<Words, 'say'>): string {
  const nameOf = (part: string) => (part in NAMES ? say(NAMES[part as keyof typeof NAMES]) : part);
  const [, modifier, side] = /^(Control|Alt|Shift|Meta)(Left|Right)$/.exec(code) ?? [];
  if (modifier && side)
    return say(side === 'Left' ? 'key_left_of' : 'key_right_of', {name: nameOf(modifier)});
  const padded = /^Numpad(.+)$/.exec(code)?.[1];
  return padded ? say('key_pad', {name: padded}) : nameOf(code);
}

const CAUTIONS = [
  [/^AltRight$/, 'key_caution_alt_gr'],
  [/^(Shift.*|.*Left)$/, 'key_caution_typing'],
  [/^F([13567]|1[012])$/, 'key_caution_chrome'],
  [/^Numpad/, 'key_caution_pad'],
] as const satisfies [codes: RegExp, caution: TextKey][];

/** The name of what a person should know before they choose a key; `null` where there is nothing to say. */
export function holdKeyCaution(code: string): (typeof CAUTIONS)[number][1] | null {
  return CAUTIONS.find(([codes]) => codes.test(code))?.[1] ?? null;
}
