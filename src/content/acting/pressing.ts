import {isEditor, isTextField} from './activation.ts';
import {clickByKey} from './clicking.ts';
import {focused, giveFocus, radioGroup, tabStops, tellOfChange} from './focus.ts';
import {parseKey, type KeyStroke} from './key-names.ts';
import {fieldsOf, sendForm} from './own.ts';
import {scrollBy} from './scrolling.ts';
import {defaultButton} from './subject.ts';
import {command, insert, runCommand, sendKey} from './typing.ts';

/** What Chrome does with these keys by itself, no script can do. */
const CLIPBOARD = new Set(['c', 'x', 'v']);
const CLICKED =
  'button, a[href], summary, input[type="button"], input[type="submit"], input[type="reset"], input[type="image"]';
const LINE_PX = 40;

/** Whether a key does what only the browser itself can do, such as reading the clipboard. */
export function isBeyond(name: string): boolean {
  const {key, ctrlKey, metaKey, altKey} = parseKey(name);
  const lower = key.toLowerCase();
  return (
    ((ctrlKey || metaKey) && (CLIPBOARD.has(lower) || /^[twnlrp]$/.test(lower))) || (altKey && key === 'F4')
  );
}

/**
 * Presses a key where it lands and does what a person would get by it: events that scripts make have no effects of their
 * own. Gives the address of a link that wanted a tab of its own.
 */
export function pressKey(name: string, target: Element): string | null {
  const stroke = parseKey(name);
  const isLetThrough = sendKey(target, 'keydown', stroke);
  const mayType = stroke.isPrintable || stroke.key === 'Enter';
  let opens: string | null = null;
  if (isLetThrough && (!mayType || sendKey(focusedOr(target), 'keypress', stroke)))
    opens = doAs(stroke, focusedOr(target));
  sendKey(focusedOr(target), 'keyup', stroke);
  return opens;
}

function focusedOr(target: Element): Element {
  return target.isConnected ? target : (focused() ?? document.body);
}

function doAs(stroke: KeyStroke, at: Element): string | null {
  const {key, shiftKey} = stroke;
  const isTyping = isTextField(at) || isEditor(at);
  if (stroke.ctrlKey || stroke.metaKey) {
    shortcut(key.toLowerCase(), shiftKey, at);
    return null;
  }
  switch (key) {
    case 'Enter':
      return enter(at, shiftKey);
    case 'Tab':
      goToStop(at, shiftKey);
      return null;
    case 'Escape':
      escape(at);
      return null;
    case 'Backspace':
    case 'Delete':
      if (isTyping) command(at, key === 'Delete' ? 'forwardDelete' : 'delete');
      return null;
    default:
  }
  if (isTyping && stroke.isPrintable) insert(at, key);
  else if (key === ' ' && at.matches(`${CLICKED}:not(a), input[type="checkbox"], input[type="radio"]`))
    return clickByKey(at);
  else if (isTyping) moveCaret(key, at);
  else move(key, at);
  return null;
}

function enter(at: Element, isShifted: boolean): string | null {
  if (at.matches(CLICKED)) return clickByKey(at);
  if (at instanceof HTMLTextAreaElement) insert(at, '\n');
  else if (isEditor(at)) command(at, isShifted ? 'insertLineBreak' : 'insertParagraph');
  else if (at instanceof HTMLInputElement && at.form) sendByEnter(at, at.form);
  return null;
}

/** Source: HTML, implicit submission: by the default button, or without one where there is but one field of text. */
function sendByEnter(field: HTMLInputElement, form: HTMLFormElement): void {
  tellOfChange(field);
  const button = defaultButton(form);
  if (button) {
    if (!button.matches(':disabled')) clickByKey(button);
  } else if (fieldsOf(form).filter(isTextField).length <= 1) {
    sendForm(form, null);
  }
}

function goToStop(at: Element, isBack: boolean): void {
  const stops = tabStops();
  const own = stops.findIndex((stop) => stop === at);
  const place =
    own >= 0
      ? own
      : stops.findLastIndex((stop) => at.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING);
  const next = stops.at((place + (isBack ? -1 : 1) + stops.length) % Math.max(1, stops.length));
  if (!next) return;
  giveFocus(next);
  if (isTextField(next)) next.select();
  next.scrollIntoView({block: 'nearest', inline: 'nearest', behavior: 'instant'});
}

function escape(at: Element): void {
  const popover = [...document.querySelectorAll<HTMLElement>('[popover]:popover-open')].at(-1);
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog:modal')].at(-1);
  if (popover && popover.popover !== 'manual') popover.hidePopover();
  else if (dialog) {
    if (dialog.dispatchEvent(new Event('cancel', {cancelable: true}))) dialog.close();
  } else if (at instanceof HTMLInputElement && at.type === 'search' && at.value !== '') {
    at.select();
    command(at, 'delete');
  }
}

function shortcut(key: string, isShifted: boolean, at: Element): void {
  if (key === 'z') runCommand(isShifted ? 'redo' : 'undo');
  else if (key === 'y') runCommand('redo');
  else if (key === 'a') {
    if (isTextField(at)) at.select();
    else runCommand('selectAll');
  }
}

function moveCaret(key: string, at: Element): void {
  if (at instanceof HTMLInputElement && at.type === 'number' && /^Arrow(?:Up|Down)$/.test(key)) {
    step(at, key === 'ArrowUp' ? 1 : -1);
    return;
  }
  const [way, by] = CARET[key] ?? [];
  if (way && by) getSelection()?.modify('move', way, by);
}

const CARET: Record<string, [way: string, by: string]> = {
  ArrowLeft: ['left', 'character'],
  ArrowRight: ['right', 'character'],
  ArrowUp: ['backward', 'line'],
  ArrowDown: ['forward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};

/** What a key does where no text is edited: goes through choices, moves a slider, or scrolls. */
function move(key: string, at: Element): void {
  const forward =
    key === 'ArrowDown' || key === 'ArrowRight' ? 1 : key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 0;
  if (at instanceof HTMLInputElement && at.type === 'radio' && forward !== 0) {
    const group = radioGroup(at);
    const next = group.at((group.indexOf(at) + forward + group.length) % group.length);
    if (!next || next === at) return;
    giveFocus(next);
    clickByKey(next);
  } else if (at instanceof HTMLInputElement && at.type === 'range' && forward !== 0) {
    step(at, key === 'ArrowUp' || key === 'ArrowRight' ? 1 : -1);
  } else if (at instanceof HTMLSelectElement) {
    const last = at.options.length - 1;
    const to =
      key === 'Home' ? 0 : key === 'End' ? last : Math.min(last, Math.max(0, at.selectedIndex + forward));
    if (to === at.selectedIndex) return;
    at.selectedIndex = to;
    at.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    at.dispatchEvent(new Event('change', {bubbles: true}));
  } else scrollByKey(key, at);
}

function step(field: HTMLInputElement, by: 1 | -1): void {
  if (by === 1) field.stepUp();
  else field.stepDown();
  field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}

function scrollByKey(key: string, at: Element): void {
  const page = innerHeight * 0.9;
  const ways: Record<string, [x: number, y: number]> = {
    ArrowDown: [0, LINE_PX],
    ArrowUp: [0, -LINE_PX],
    ArrowRight: [LINE_PX, 0],
    ArrowLeft: [-LINE_PX, 0],
    PageDown: [0, page],
    PageUp: [0, -page],
    ' ': [0, page],
    Home: [0, -Infinity],
    End: [0, Infinity],
  };
  const [x, y] = ways[key] ?? [0, 0];
  if (x !== 0 || y !== 0) scrollBy(at, x, y);
}
