import {changesBetween} from '../../core/outline-changes.ts';
import {sleep} from '../../platform/clock.ts';
import type {Effects} from '../../protocol/act.ts';
import {kindOf} from '../reading/kinds.ts';
import {nameOf, tidy} from '../reading/names.ts';
import {readScreen} from '../reading/reading.ts';
import {refOf} from '../reading/refs.ts';
import {roleOf} from '../reading/roles.ts';
import {statesOf} from '../reading/states.ts';
import {valueOf} from '../reading/values.ts';
import {focused} from './focus.ts';

/** A page answers a click at once or after a request; in between nothing changes for a moment. */
export const LEAST_MS = 160;
/** Menus that open under the pointer wait to see whether it stays. Source: jQuery UI's menu, 300 ms. */
export const LEAST_HOVER_MS = 450;
const QUIET_MS = 140;
const MOST_MS = 1_200;
const DIALOGS = 'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]';
/** More lines than that are never told. */
const MOST_LINES = 80;

/** What is compared before and after. */
interface State {
  address: string;
  lines: string[];
  dialog: Element | null;
  focus: Element | null;
}

/** Looks at the page before something is done to it. */
export async function lookBefore(): Promise<State> {
  const {lines} = await readScreen(null);
  return {address: location.href, lines, dialog: openDialog(), focus: focused()};
}

/** Waits until the page has come to rest after an action, at least for `leastMs`; whether it is being left. */
export async function settle(leastMs: number): Promise<boolean> {
  let changedAt = performance.now();
  const left = new AbortController();
  const leave = () => left.abort();
  const observer = new MutationObserver(() => (changedAt = performance.now()));
  observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  addEventListener('pagehide', leave);
  addEventListener('beforeunload', leave);
  const from = performance.now();
  for (;;) {
    await sleep(30);
    const now = performance.now();
    const isQuiet = now - changedAt > QUIET_MS && now - from > leastMs;
    if (left.signal.aborted || isQuiet || now - from > MOST_MS) break;
  }
  observer.disconnect();
  removeEventListener('pagehide', leave);
  removeEventListener('beforeunload', leave);
  return left.signal.aborted;
}

/** What is different now; `about` is the field or thing that was used. */
export async function effectsSince(
  before: State,
  about: Element | null,
  {opens, isLeaving, hasOutline}: {opens: string | null; isLeaving: boolean; hasOutline: boolean},
): Promise<Effects> {
  const lines = hasOutline && !isLeaving ? (await readScreen(null)).lines : before.lines;
  const dialog = openDialog();
  const focus = focused();
  const isField = about !== null && about.isConnected;
  const role = isField ? roleOf(about) : '';
  return {
    address: location.href,
    title: document.title,
    isAddressNew: location.href !== before.address,
    dialog: dialog && dialog !== before.dialog ? dialogName(dialog) : null,
    isDialogClosed: before.dialog !== null && dialog !== before.dialog && !isShown(before.dialog),
    focus: focusWords(before, focus),
    value: isField ? valueOf(about, role) : null,
    checked: isField ? checkedWords(about, role) : null,
    changes: changesBetween(before.lines, lines).slice(0, MOST_LINES),
    opens,
    isLeaving,
  };
}

function focusWords(before: State, focus: Element | null): string | null {
  if (!focus || focus === before.focus) return null;
  const role = roleOf(focus);
  const name = nameOf(focus, kindOf(focus, role));
  return `[${refOf(focus, role, name)} ${role || focus.localName} ${JSON.stringify(name)}]`;
}

function checkedWords(about: Element, role: string): string | null {
  if (!/^(?:checkbox|radio|switch|menuitemcheckbox|menuitemradio)$/.test(role)) return null;
  const states = statesOf(about, role);
  return states.includes('checked') ? 'checked' : states.includes('mixed') ? 'mixed' : 'not checked';
}

function openDialog(): Element | null {
  return [...document.querySelectorAll(DIALOGS)].filter(isShown).at(-1) ?? null;
}

function isShown(element: Element): boolean {
  return element.isConnected && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
}

function dialogName(dialog: Element): string {
  const named =
    nameOf(dialog, 'container') ||
    tidy(dialog.querySelector('h1, h2, h3, h4, [role="heading"]')?.textContent);
  return named || tidy(dialog instanceof HTMLElement ? dialog.innerText : dialog.textContent).slice(0, 120);
}
