import {judgeRisks, type ActionFacts, type FormFacts} from '../../core/action-risk.ts';
import type {Action, Risk, Subject} from '../../protocol/act.ts';
import {documentId} from '../reading/changes.ts';
import {drawnParent} from '../reading/flat-tree.ts';
import {kindOf} from '../reading/kinds.ts';
import {nameOf, tidy, withoutSecretsIn} from '../reading/names.ts';
import {toldOf} from '../reading/refs.ts';
import {roleOf} from '../reading/roles.ts';
import {isSecret} from '../reading/secrets.ts';
import {activeAt, isEditor, isTextField, linkAt, submitAt} from './activation.ts';
import {attributeOf, fieldsOf, fits} from './own.ts';
import {parseKey} from './key-names.ts';

const MOST_WORDS_CHARS = 300;
const AROUND_CHARS = 300;
const FIELD = /^(?:input|select|textarea)$/;
const SEARCH = '[role="search"], search, [type="search"], [role="searchbox"]';

const NOTHING: Omit<ActionFacts, 'kind' | 'origin'> = {
  words: '',
  around: '',
  isField: false,
  link: null,
  isDownload: false,
  form: null,
  isEnterInField: false,
  isDeleteKey: false,
  isSecret: false,
};

/** The origin that this document acts for; empty where it has none, as in a sandbox. */
export function ownOrigin(): string {
  if (location.protocol === 'file:') return 'file://';
  return self.origin === 'null' ? '' : self.origin;
}

/**
 * What an action is about, as it is at this moment. `hit` is where it lands, `element` what it was asked for. Judged in the
 * same task as it is done.
 */
export function subjectOf(action: Action, element: Element, hit: Element, onto: Element | null): Subject {
  const facts = factsOf(action, element, hit);
  const told = 'ref' in action && action.ref !== null ? toldOf(action.ref) : null;
  const role = told?.role ?? roleOf(element);
  const name = told ? told.name : nameOf(element, kindOf(element, role));
  const risks = judgeRisks(facts);
  const destination = facts.form?.address ?? facts.link;
  const fingerprint = JSON.stringify([
    documentId,
    'ref' in action ? action.ref : null,
    role,
    name,
    facts.words,
    destination,
    facts.form?.method ?? null,
    risks,
  ]);
  const ontoName = onto ? nameOf(onto, kindOf(onto, roleOf(onto))) : null;
  return {role, name, ontoName, destination, risks, fingerprint};
}

/** What is risky about sending a form: nothing where it only searches, or closes its dialog. */
export function risksOfSending(form: HTMLFormElement, submitter: HTMLElement | null): Risk[] {
  return judgeRisks({...NOTHING, kind: 'submit', origin: ownOrigin(), form: formFacts(form, submitter)});
}

function factsOf(action: Action, element: Element, hit: Element): ActionFacts {
  const {kind} = action;
  const facts: ActionFacts = {
    ...NOTHING,
    kind,
    origin: ownOrigin(),
    words: wordsOn(element),
    isSecret: isSecret(element),
  };
  if (kind === 'submit') {
    const form = element as HTMLFormElement;
    return {...facts, words: '', form: formFacts(form, null)};
  }
  if (kind === 'click') return action.button === 'left' ? {...facts, ...clicking(element, hit)} : facts;
  // Both begin with a click: on the field, and on a list that the page made itself.
  if (kind === 'type' || (kind === 'select' && !isNativeSelect(element)))
    return {
      ...facts,
      ...clicking(element, hit),
      ...(kind === 'type' && action.submits ? enterIn(element) : {}),
    };
  if (kind !== 'press') return facts;
  const {key} = parseKey(action.key);
  // What is written on all of a page says nothing of a key.
  const isPage = element === document.body || element === document.documentElement;
  const isDelete = key === 'Delete' || key === 'Backspace';
  if (isDelete && !isTyping(element)) return {...facts, isField: true, isDeleteKey: true};
  if (isPage || (key !== 'Enter' && (key !== ' ' || isTyping(element)))) return {...facts, isField: true};
  const isEntry = element instanceof HTMLInputElement && !isInputButton(element);
  const sends = key === 'Enter' && (isEntry || isTyping(element));
  return {...facts, ...(sends ? enterIn(element) : clicking(element, element))};
}

function clicking(element: Element, hit: Element): Partial<ActionFacts> {
  const active = activeAt(hit);
  const link = linkAt(hit);
  const sent = submitAt(active);
  const own = wordsOn(element);
  // A click on a field goes on to the button that the field stands in.
  const button = buttonAround(active);
  const isField = (FIELD.test(active.localName) && !sent && !isInputButton(active)) || isEditor(active);
  const words = new Set([own, wordsOn(active), button ? wordsOn(button) : '']);
  return {
    words: [...words].join(' ').trim(),
    around: wordsAround(element),
    isField: isField && !button,
    link: link?.address ?? null,
    isDownload: link?.isDownload ?? false,
    form: sent ? formFacts(sent.form, sent.submitter) : null,
  };
}

function buttonAround(active: Element): Element | null {
  for (let at = drawnParent(active); at; at = drawnParent(at)) {
    if (fits(at, 'button, summary, [role="button"], [role="menuitem"]')) return at;
  }
  return null;
}

/** Enter in a field sends its form; without one, it is up to the page, and it may be a message. */
function enterIn(field: Element): Partial<ActionFacts> {
  if (field instanceof HTMLInputElement && field.form) {
    const submitter = defaultButton(field.form);
    return {isField: true, form: formFacts(field.form, submitter)};
  }
  const isSearch = field.closest(SEARCH) !== null || field.getAttribute('enterkeyhint') === 'search';
  return {isField: true, isEnterInField: !isSearch};
}

function isNativeSelect(element: Element): boolean {
  const control = element instanceof HTMLLabelElement ? element.control : element;
  return control instanceof HTMLSelectElement;
}

function isTyping(element: Element): boolean {
  return isTextField(element) || isEditor(element);
}

function isInputButton(element: Element): boolean {
  return element instanceof HTMLInputElement && /^(?:submit|reset|button|image)$/.test(element.type);
}

/** The button that Enter in a field of a form presses: the first that sends it. */
export function defaultButton(form: HTMLFormElement): HTMLElement | null {
  const button = fieldsOf(form).find((field) => submitAt(field) !== null);
  return (button as HTMLElement | undefined) ?? null;
}

function formFacts(form: HTMLFormElement, submitter: HTMLElement | null): FormFacts | null {
  const method = (
    submitter?.getAttribute('formmethod') ??
    attributeOf(form, 'method') ??
    'get'
  ).toLowerCase();
  // It closes the dialog it is in, and sends nothing.
  if (method === 'dialog') return null;
  const given = submitter?.getAttribute('formaction') ?? attributeOf(form, 'action') ?? '';
  const fields = fieldsOf(form);
  const texts = fields.filter(isTextField);
  return {
    address: URL.parse(given === '' ? location.href : given, document.baseURI)?.href ?? given,
    method: method === 'post' ? 'post' : 'get',
    isMarkedSearch:
      fits(form, '[role="search"]') ||
      Element.prototype.closest.call(form, 'search, [role="search"]') !== null ||
      texts.some((field) => fits(field, SEARCH)),
    textFields: texts.length,
    hasSecret: fields.some(
      (field) => isSecret(field) || (field instanceof HTMLInputElement && field.type === 'file'),
    ),
  };
}

/** Every word on an element: its name, and what is written on it. What its fields hold is no part of them. */
function wordsOn(element: Element): string {
  const words = new Set([
    nameOf(element, kindOf(element, roleOf(element))),
    isInputButton(element) ? tidy((element as HTMLInputElement).value) : '',
    FIELD.test(element.localName) || isEditor(element) ? '' : withoutSecretsIn(element),
    tidy(element.getAttribute('title')),
  ]);
  words.delete('');
  return [...words].join(' ').slice(0, MOST_WORDS_CHARS);
}

function wordsAround(element: Element): string {
  const dialog = element.closest('dialog, [role="dialog"], [role="alertdialog"], [aria-modal="true"]');
  return dialog instanceof HTMLElement ? tidy(dialog.innerText).slice(0, AROUND_CHARS) : '';
}
