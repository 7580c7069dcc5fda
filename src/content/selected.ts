import type {Attention} from '../protocol/picture.ts';
import {tidy} from './reading/names.ts';
import {isSecret, withoutSecrets} from './reading/secrets.ts';

const MOST_CHARS = 600;
/** Enough to tell which of several like it was selected. */
const AROUND_CHARS = 80;
/** Text around a selection is looked for in this many elements outwards. */
const STEPS_UP = 3;

/** What is selected in this document or in the field that has the focus, with the words around it; `null` for nothing. */
export function selectedHere(active: Element | null, mostChars = MOST_CHARS): Attention['selected'] {
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) {
    const inField = selectedIn(active, mostChars);
    if (inField) return inField;
  }
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let around = range.commonAncestorContainer;
  if (around instanceof Element && isSecret(around)) return null;
  for (let step = 0; step < STEPS_UP && around.parentNode instanceof Element; step += 1) {
    if (around instanceof Element && around.textContent.trim().length > selection.toString().trim().length)
      break;
    around = around.parentNode;
    if (around instanceof Element && isSecret(around)) return null;
  }
  const element = around instanceof Element ? around : document.documentElement;
  const clean = (text: string) => tidy(withoutSecrets(text, element));
  const text = clean(selection.toString());
  return text === ''
    ? null
    : cut(text, clean(textBefore(range, around)), clean(textAfter(range, around)), mostChars);
}

/**
 * The selected text of the page, its line breaks kept, without what secret fields hold. Empty for none, and for one inside a
 * field, which is the field's business.
 */
export function selectedText(): string {
  const active = document.activeElement;
  const selection = getSelection();
  if (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) return '';
  if (!selection || selection.rangeCount === 0) return '';
  const {commonAncestorContainer: around} = selection.getRangeAt(0);
  const element = around instanceof Element ? around : (around.parentElement ?? document.documentElement);
  const editor = element.closest('[contenteditable]');
  return editor && isSecret(editor) ? '' : withoutSecrets(selection.toString().trim(), element);
}

function selectedIn(field: HTMLInputElement | HTMLTextAreaElement, mostChars: number): Attention['selected'] {
  const {selectionStart: from, selectionEnd: to, value} = field;
  if (from === null || to === null || from === to || isSecret(field)) return null;
  return cut(tidy(value.slice(from, to)), tidy(value.slice(0, from)), tidy(value.slice(to)), mostChars);
}

function textBefore(range: Range, around: Node): string {
  const before = document.createRange();
  before.selectNodeContents(around);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString();
}

function textAfter(range: Range, around: Node): string {
  const after = document.createRange();
  after.selectNodeContents(around);
  after.setStart(range.endContainer, range.endOffset);
  return after.toString();
}

function cut(
  text: string,
  before: string,
  after: string,
  mostChars: number,
): NonNullable<Attention['selected']> {
  return {
    text: text.slice(0, mostChars),
    before: before.slice(-AROUND_CHARS),
    after: after.slice(0, AROUND_CHARS),
  };
}
