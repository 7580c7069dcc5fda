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

const NAMES: Record<string, string> = {
  Control: 'Ctrl',
  Meta: 'Windows or Command key',
  ContextMenu: 'Menu key',
  ScrollLock: 'Scroll Lock',
};

/** What a person calls a key: `ControlRight` is "Right Ctrl", `Numpad4` is "Number pad 4". */
export function holdKeyName(code: string): string {
  const [, modifier, side] = /^(Control|Alt|Shift|Meta)(Left|Right)$/.exec(code) ?? [];
  if (modifier && side) return `${side} ${NAMES[modifier] ?? modifier}`;
  const padded = /^Numpad(.+)$/.exec(code)?.[1];
  return padded ? `Number pad ${padded}` : (NAMES[code] ?? code);
}

const CAUTIONS: [codes: RegExp, caution: string][] = [
  [
    /^AltRight$/,
    'On many keyboards this key is AltGr, which writes signs such as @ and €. Each such sign then opens the microphone for a moment; nothing is sent.',
  ],
  [
    /^(Shift.*|.*Left)$/,
    'You use this key to type and for shortcuts. Each of them then opens the microphone for a moment; nothing is sent.',
  ],
  [/^F([13567]|1[012])$/, 'Chrome has a use for this key too. On web pages it then talks to Parley instead.'],
  [/^Numpad/, 'On web pages this key then writes nothing any more.'],
];

/** What a person should know before they choose a key; `null` where there is nothing to say. */
export function holdKeyCaution(code: string): string | null {
  return CAUTIONS.find(([codes]) => codes.test(code))?.[1] ?? null;
}
