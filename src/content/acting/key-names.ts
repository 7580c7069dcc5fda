/** A key as it is pressed: what `KeyboardEvent` tells of it. */
export interface KeyStroke {
  key: string;
  code: string;
  /** The number that older pages ask for. */
  keyCode: number;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** Whether it writes its own character where text is edited. */
  isPrintable: boolean;
}

/** Source: UI Events KeyboardEvent key and code values; the numbers are those of Windows virtual keys. */
const NAMED: Record<string, [code: string, keyCode: number]> = {
  Enter: ['Enter', 13],
  Tab: ['Tab', 9],
  Escape: ['Escape', 27],
  Backspace: ['Backspace', 8],
  Delete: ['Delete', 46],
  Insert: ['Insert', 45],
  ' ': ['Space', 32],
  ArrowLeft: ['ArrowLeft', 37],
  ArrowUp: ['ArrowUp', 38],
  ArrowRight: ['ArrowRight', 39],
  ArrowDown: ['ArrowDown', 40],
  Home: ['Home', 36],
  End: ['End', 35],
  PageUp: ['PageUp', 33],
  PageDown: ['PageDown', 34],
  ContextMenu: ['ContextMenu', 93],
};
const OTHER_NAMES: Record<string, string> = {
  space: ' ',
  spacebar: ' ',
  esc: 'Escape',
  return: 'Enter',
  del: 'Delete',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
};
const MODIFIERS: Record<string, 'ctrlKey' | 'shiftKey' | 'altKey' | 'metaKey'> = {
  control: 'ctrlKey',
  ctrl: 'ctrlKey',
  shift: 'shiftKey',
  alt: 'altKey',
  option: 'altKey',
  meta: 'metaKey',
  cmd: 'metaKey',
  command: 'metaKey',
};
/** Where the signs of an English keyboard lie. */
const SIGNS: Record<string, [code: string, keyCode: number]> = {
  '-': ['Minus', 189],
  '=': ['Equal', 187],
  '[': ['BracketLeft', 219],
  ']': ['BracketRight', 221],
  '\\': ['Backslash', 220],
  ';': ['Semicolon', 186],
  "'": ['Quote', 222],
  ',': ['Comma', 188],
  '.': ['Period', 190],
  '/': ['Slash', 191],
  '`': ['Backquote', 192],
};

/** A key by its name, with its modifiers in front: `Enter`, `a`, `Control+Shift+k`. */
export function parseKey(name: string): KeyStroke {
  const held = {ctrlKey: false, shiftKey: false, altKey: false, metaKey: false};
  let rest = name;
  for (;;) {
    const [, modifier, after] = /^(\w+)\s*\+\s*(.+)$/.exec(rest) ?? [];
    const known = modifier ? MODIFIERS[modifier.toLowerCase()] : undefined;
    if (!known || after === undefined) break;
    held[known] = true;
    rest = after;
  }
  const key = properName(rest);
  const [code, keyCode] = codeOf(key);
  const isPrintable = /^.$/su.test(key) && !held.ctrlKey && !held.metaKey;
  return {key: held.shiftKey && isPrintable ? key.toUpperCase() : key, code, keyCode, ...held, isPrintable};
}

function properName(name: string): string {
  if (name.length === 1) return name;
  const lower = name.trim().toLowerCase();
  const known = Object.keys(NAMED).find((one) => one.toLowerCase() === lower);
  return OTHER_NAMES[lower] ?? known ?? name.trim();
}

function codeOf(key: string): [code: string, keyCode: number] {
  const named = NAMED[key] ?? SIGNS[key];
  if (named) return named;
  const upper = key.toUpperCase();
  if (/^[A-Z]$/.test(upper)) return [`Key${upper}`, upper.charCodeAt(0)];
  if (/^[0-9]$/.test(key)) return [`Digit${key}`, key.charCodeAt(0)];
  const f = /^F(\d{1,2})$/.exec(key)?.[1];
  return f ? [key, 111 + Number(f)] : ['', 0];
}
