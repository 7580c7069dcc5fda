import {lettersOf} from '../../core/letters.ts';
import {isEditor, isTextField} from './activation.ts';
import {giveFocus} from './focus.ts';
import {parseKey, type KeyStroke} from './key-names.ts';

/** Up to here a text is typed key by key, as pages that suggest something expect; beyond, it comes as if it were pasted. */
const MOST_KEYS = 300;
/** Fields whose value is a whole of its own form, which is not typed letter by letter. */
const BY_VALUE = /^(?:date|time|datetime-local|month|week|color|range)$/;

const valueOfInput = setterOf(HTMLInputElement.prototype);
const valueOfArea = setterOf(HTMLTextAreaElement.prototype);

/** Types into a field; answers whether it took the text. */
export function typeInto(field: Element, text: string, isAppended: boolean): boolean {
  giveFocus(field);
  if (field instanceof HTMLInputElement && BY_VALUE.test(field.type)) return setValue(field, text);
  if (!isTextField(field) && !isEditor(field)) return false;
  const had = heldBy(field);
  select(field, isAppended);
  if (text === '') {
    if (!isAppended && had !== '') command(field, 'delete');
  } else if (text.length > MOST_KEYS) {
    insert(field, text);
  } else {
    // A line's end is no Enter: that would send a message in many a chat.
    for (const key of text) {
      if (key === '\n') insert(field, key);
      else typeKey(field, key);
    }
  }
  const wanted = isAppended ? had + text : text;
  if (took(field, wanted)) return true;
  // The page, or the kind of field, did not let it be edited like that.
  return isTextField(field) && setValue(field, wanted);
}

/** Presses and lets go one key that writes a character. */
function typeKey(field: Element, character: string): void {
  const stroke = parseKey(character);
  if (!sendKey(field, 'keydown', stroke)) {
    sendKey(field, 'keyup', stroke);
    return;
  }
  if (sendKey(field, 'keypress', stroke)) insert(field, character);
  sendKey(field, 'keyup', stroke);
}

/** Sends an event of a key; answers whether nobody prevented what it does. */
export function sendKey(target: Element, type: 'keydown' | 'keypress' | 'keyup', stroke: KeyStroke): boolean {
  const {key, code, keyCode, ctrlKey, shiftKey, altKey, metaKey} = stroke;
  const isPress = type === 'keypress';
  const charCode = isPress ? (key === 'Enter' ? 13 : (key.codePointAt(0) ?? 0)) : 0;
  const init: KeyboardEventInit = {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: window,
    key,
    code,
    ctrlKey,
    shiftKey,
    altKey,
    metaKey,
  };
  // What older pages ask for instead of the key; Chrome takes them, though they are called deprecated.
  const numbers = {keyCode: isPress ? charCode : keyCode, charCode};
  return target.dispatchEvent(new KeyboardEvent(type, Object.assign(init, numbers)));
}

/** Puts text where the caret is, as typing does: with the events before and after, and so that it can be undone. */
export function insert(field: Element, text: string): void {
  if (field instanceof HTMLInputElement) command(field, 'insertText', text.replaceAll('\n', ' '));
  else if (field instanceof HTMLTextAreaElement) command(field, 'insertText', text);
  else {
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) command(field, 'insertParagraph');
      if (line !== '') command(field, 'insertText', line);
    }
  }
}

/** Source: Input Events, the types of what the editing commands of the same names do. */
const INPUT_TYPES: Record<string, string> = {
  delete: 'deleteContentBackward',
  forwardDelete: 'deleteContentForward',
};

/**
 * Edits where the caret is. Chrome tells of it afterwards; that it is about to be done has to be told here, since editors
 * that draw their text themselves wait for that alone, and do it in their own way.
 */
export function command(field: Element, name: string, data: string | null = null): void {
  const inputType = INPUT_TYPES[name] ?? name;
  const about = new InputEvent('beforeinput', {
    bubbles: true,
    cancelable: true,
    composed: true,
    inputType,
    data,
  });
  if (field.dispatchEvent(about)) runCommand(name, data);
}

/** Runs an editing command. Nothing else edits so that the page is told and it can be undone, deprecated or not. */
export function runCommand(name: string, data: string | null = null): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(name, false, data ?? undefined);
}

/** Puts the caret at the end, or marks all there is so that what is typed takes its place. */
function select(field: Element, isAppended: boolean): void {
  if (isTextField(field)) {
    field.select();
    // Some kinds of field know no caret; all of them can be selected.
    if (isAppended) getSelection()?.collapseToEnd();
    if (isAppended && field.selectionStart !== null)
      field.setSelectionRange(field.value.length, field.value.length);
    return;
  }
  const selection = getSelection();
  const range = document.createRange();
  range.selectNodeContents(field);
  if (isAppended) range.collapse(false);
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** What a field holds. */
function heldBy(field: Element): string {
  return isTextField(field) ? field.value : (field as HTMLElement).innerText;
}

/** Whether a field holds what was typed, or what it makes of it: a number in groups, a word in capitals, a cut at its length. */
function took(field: Element, wanted: string): boolean {
  const bare = (text: string) => lettersOf(text).toLowerCase();
  const held = bare(heldBy(field));
  if (wanted === '') return heldBy(field).trim() === '';
  if (isTextField(field) && field.maxLength >= 0 && wanted.length > field.maxLength)
    return bare(wanted).startsWith(held) && held !== '';
  return bare(wanted) === '' ? heldBy(field).includes(wanted.trim()) : held.includes(bare(wanted));
}

/** Gives a field a value past the keyboard, with the events that follow; answers whether it kept it. */
export function setValue(field: HTMLInputElement | HTMLTextAreaElement, value: string): boolean {
  const set = field instanceof HTMLInputElement ? valueOfInput : valueOfArea;
  set?.call(field, value);
  field.dispatchEvent(
    new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertReplacementText'}),
  );
  field.dispatchEvent(new Event('change', {bubbles: true}));
  return value === '' ? field.value === '' : field.value !== '' && !wasRefused(field, value);
}

/** A range holds something whatever it is given. */
function wasRefused(field: HTMLInputElement | HTMLTextAreaElement, value: string): boolean {
  if (field.type === 'range') return Number.isNaN(Number(value));
  return field.value.toLowerCase() !== value.toLowerCase() && field.type === 'color';
}

function setterOf(prototype: object): ((value: string) => void) | undefined {
  // Called with the field it is for.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  return Object.getOwnPropertyDescriptor(prototype, 'value')?.set;
}
