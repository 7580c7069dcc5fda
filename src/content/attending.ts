import type {Attention, AttendArguments, FrameChild, Meant} from '../protocol/picture.ts';
import {isOverlay} from './overlay.ts';
import {isClickable} from './reading/clickables.ts';
import {drawnParent, shadowOf} from './reading/flat-tree.ts';
import {addressOf, indexOf} from './reading/frames.ts';
import {kindOf} from './reading/kinds.ts';
import {forgetLabels} from './reading/labels.ts';
import {nameOf, tidy} from './reading/names.ts';
import {refOf} from './reading/refs.ts';
import {roleOf} from './reading/roles.ts';
import {isSecret, notePasswords, withoutSecrets} from './reading/secrets.ts';
import {valueOf} from './reading/values.ts';
import {selectedHere} from './selected.ts';

/** A person who points at the icon in a button means the button; one who points into a whole column means nothing in it. */
const STEPS_UP = 6;
const MOST_PLAIN_CHARS = 400;
const MOST_NAME_CHARS = 160;

/** What the person attends to in this document: under the pointer, focused, selected. */
export function attend({pointer, mostChars}: AttendArguments): Promise<Attention> {
  notePasswords(document);
  forgetLabels();
  const under = pointer ? deepestHovered() : null;
  const active = deepestActive();
  const isField = active !== null && kindOf(active, roleOf(active)) === 'field';
  return Promise.resolve({
    pointed: under instanceof HTMLIFrameElement || !under ? null : meantBy(under),
    focused: isField && !(active instanceof HTMLIFrameElement) ? tell(active) : null,
    selected: selectedHere(active, mostChars),
    pointedFrame: frameOf(under),
    focusedFrame: frameOf(active),
  });
}

/** What is meant by pointing at an element: the thing to use that it is in, or the words it shows; `null` for a mere area. */
export function meantBy(element: Element): Meant | null {
  let at: Element | null = element;
  for (let step = 0; at && step < STEPS_UP && !isWhole(at); step += 1, at = drawnParent(at)) {
    if (at instanceof HTMLLabelElement && at.control) return tell(at.control);
    const kind = kindOf(at, roleOf(at));
    if (kind === 'item' || kind === 'field' || kind === 'heading' || kind === 'media') return tell(at);
    if (kind === 'picture' || isClickable(at, false)) return tell(at);
  }
  const words = isWhole(element) || isInSecret(element) ? '' : tidy(element.textContent);
  return words === '' || words.length > MOST_PLAIN_CHARS ? null : tell(element);
}

function tell(element: Element): Meant {
  const told = roleOf(element);
  const kind = kindOf(element, told);
  const role = told || (isClickable(element, false) ? 'clickable' : 'text');
  const named = nameOf(element, kind);
  const words = kind === 'field' ? '' : withoutSecrets(tidy(element.textContent), element);
  const name = named || (isInSecret(element) ? '' : words);
  const ref = refOf(element, role, name);
  const shown = name.length > MOST_NAME_CHARS ? `${name.slice(0, MOST_NAME_CHARS)}…` : name;
  return {ref, role, name: shown, value: kind === 'field' ? valueOf(element, told) : null};
}

/** The innermost element under the pointer, in shadow roots too. The browser knows it without the mouse being moved. */
function deepestHovered(): Element | null {
  let found: Element | null = null;
  for (let root: ParentNode | null = document; root;) {
    const inner: Element | undefined = [...root.querySelectorAll(':hover')].at(-1);
    // Whoever has the mouse over Parley's own pill points at nothing of the page.
    if (!inner || isOverlay(inner)) break;
    found = inner;
    root = shadowOf(inner);
  }
  return found;
}

function deepestActive(): Element | null {
  let found: Element | null = null;
  for (let active = document.activeElement; active; active = shadowOf(active)?.activeElement ?? null)
    found = active;
  return found && isWhole(found) ? null : found;
}

function frameOf(element: Element | null): FrameChild | null {
  if (!(element instanceof HTMLIFrameElement)) return null;
  const {clientWidth: width, clientHeight: height} = element;
  return {index: indexOf(element), address: addressOf(element), width, height};
}

function isWhole(element: Element): boolean {
  return element === document.body || element === document.documentElement;
}

/** Whether an element stands in a field of page content that holds a secret. */
export function isInSecret(element: Element): boolean {
  for (let at: Element | null = element; at; at = drawnParent(at))
    if (at.hasAttribute('contenteditable') && isSecret(at)) return true;
  return false;
}
