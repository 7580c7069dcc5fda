import type {Acted, ActArguments, Action, Effects, Grant, Obstacle, Subject} from '../../protocol/act.ts';
import {notePasswords} from '../reading/secrets.ts';
import {nameInFront} from '../reading/in-front.ts';
import {elementOf, toldOf} from '../reading/refs.ts';
import {fieldOf} from './activation.ts';
import {effectsSince, LEAST_HOVER_MS, LEAST_MS, lookBefore, settle} from './effects.ts';
import {focused} from './focus.ts';
import {nextFrame, whenReady, type Expected, type Needs, type Ready} from './ready.ts';
import {position, scrollWay} from './scrolling.ts';
import {ownOrigin, subjectOf} from './subject.ts';
import {spotOn} from './point.ts';
import {perform, type Deed} from './perform.ts';

const ON_TOP: Needs = {isEnabled: true, isEditable: false, isOnTop: true};
const NEEDS: Record<Action['kind'], Needs> = {
  click: ON_TOP,
  drag: ON_TOP,
  hover: {isEnabled: false, isEditable: false, isOnTop: true},
  type: {isEnabled: true, isEditable: true, isOnTop: true},
  select: {isEnabled: true, isEditable: false, isOnTop: true},
  press: {isEnabled: true, isEditable: false, isOnTop: false},
  scroll: {isEnabled: false, isEditable: false, isOnTop: false},
  submit: {isEnabled: false, isEditable: false, isOnTop: false},
};

/** What came of an action before the page was given time to answer it. */
type Outcome =
  | {state: 'held'; subject: Subject; action: Action | null}
  | {state: 'blocked'; why: Obstacle; by: Element | null}
  | {state: 'changed'}
  | {state: 'did'; subject: Subject; deed: Promise<Deed>; about: Element};

/**
 * Does one action on this document, as far as the grant goes. It is judged as the page is at that very moment, and done in
 * the same task: what the page changes before is seen, and what it changes later does not matter any more.
 */
export async function actOn({action, grant}: ActArguments): Promise<Acted> {
  notePasswords(document);
  if (action.kind === 'scroll') return scroll(action);
  if (grant.level !== 'look' && grant.origin !== ownOrigin()) return {state: 'changed'};
  // Looking tells of things anew: what the model was told of this one is taken down before.
  const expected = expectedOf(action);
  const before = await lookBefore();
  const outcome = await attempt(action, grant, expected);
  if (outcome.state === 'changed') return outcome;
  const origin = ownOrigin();
  if (outcome.state === 'held') return {...outcome, origin};
  if (outcome.state === 'blocked') {
    const element = 'ref' in action && action.ref !== null ? elementOf(action.ref) : null;
    return {...outcome, by: outcome.by ? nameInFront(outcome.by, element) : null};
  }
  const {subject, about} = outcome;
  const deed = await outcome.deed;
  if (deed.obstacle) return {state: 'blocked', why: deed.obstacle, by: null};
  if (deed.isStopped) return {state: 'changed'};
  if (deed.held) return held(deed.held, origin);
  const isLeaving = await settle(action.kind === 'hover' ? LEAST_HOVER_MS : LEAST_MS);
  const {opens} = deed;
  const shown = fieldOf(about) ?? about;
  const effects = await effectsSince(before, shown, {opens, isLeaving, hasOutline: true});
  return {state: 'done', origin, subject, effects};
}

/** An action led to another, and nobody had said so: that one is what a yes is wanted for. */
function held(action: Action, origin: string): Acted {
  const element = action.ref === null ? null : elementOf(action.ref);
  if (!element) return {state: 'changed'};
  const spot = action.kind === 'submit' ? null : spotOn(element);
  const hit = spot && 'hit' in spot ? spot.hit : element;
  return {state: 'held', origin, subject: subjectOf(action, element, hit, null), action};
}

interface Expectations {
  from: Expected | null;
  to: Expected | null;
}

function expectedOf(action: Action): Expectations {
  const told = (ref: string | null): Expected | null => {
    const known = ref === null ? null : toldOf(ref);
    return known ? {role: known.role, name: known.name} : null;
  };
  return {from: told(action.ref), to: action.kind === 'drag' ? told(action.to) : null};
}

async function attempt(action: Action, grant: Grant, expected: Expectations): Promise<Outcome> {
  if (action.kind === 'submit') {
    const form = elementOf(action.ref);
    if (!form) return {state: 'changed'};
    return judge(action, grant, {element: form, spot: null}, null);
  }
  if (action.kind === 'press' && action.ref === null) {
    await nextFrame();
    return judge(action, grant, {element: focused() ?? document.body, spot: null}, null);
  }
  const {ref} = action;
  if (ref === null) return {state: 'blocked', why: 'no-focus', by: null};
  let onto: Ready | null = null;
  if (action.kind === 'drag') {
    // Where it ends is looked at first: the two may not be in the window together, and then it cannot be dragged there.
    const waited = await whenReady(action.to, expected.to, {...ON_TOP, isEnabled: false}, (ready) => ready);
    if ('gone' in waited) return {state: 'changed'};
    if ('why' in waited) return {state: 'blocked', ...waited};
    onto = waited.result;
  }
  const waited = await whenReady(ref, expected.from, NEEDS[action.kind], (ready) =>
    judge(action, grant, ready, onto),
  );
  if ('gone' in waited) return {state: 'changed'};
  return 'why' in waited ? {state: 'blocked', ...waited} : waited.result;
}

/** Decides and does in one task. */
function judge(action: Action, grant: Grant, ready: Ready, onto: Ready | null): Outcome {
  const {element, spot} = ready;
  const field = action.kind === 'type' ? fieldOf(element) : element;
  if (!field) return {state: 'blocked', why: 'not-a-field', by: null};
  if (isFile(field) || (action.kind === 'click' && spot && isFile(spot.hit)))
    return {state: 'blocked', why: 'file', by: null};
  // What is typed into begins with a click on it: on the field itself, whatever it stands in.
  const own = field === element || !spot ? spot : spotOn(field);
  if (own && !('hit' in own))
    return {state: 'blocked', why: own.coveredBy ? 'covered' : 'outside', by: own.coveredBy};
  const look = () => subjectOf(action, field, own?.hit ?? field, onto?.element ?? null);
  const subject = look();
  if (grant.level === 'look') return {state: 'held', subject, action: null};
  if (grant.level === 'plain' && subject.risks.length > 0) return {state: 'held', subject, action: null};
  if (grant.level === 'exact' && grant.fingerprint !== subject.fingerprint) return {state: 'changed'};
  const isStillThat = () => {
    const now = look();
    return now.destination === subject.destination && now.risks.every((risk) => subject.risks.includes(risk));
  };
  const maySend = grant.level === 'exact' && subject.risks.length > 0;
  const deed = perform(action, {element: field, spot: own}, onto, {isStillThat, maySend});
  return {state: 'did', subject, deed, about: element};
}

async function scroll(action: Extract<Action, {kind: 'scroll'}>): Promise<Acted> {
  const element = action.ref === null ? null : elementOf(action.ref);
  if (action.ref !== null && !element) return {state: 'changed'};
  const before = {address: location.href, lines: [], dialog: null, focus: focused()};
  scrollWay(element, action);
  await nextFrame();
  await nextFrame();
  const subject: Subject = {
    role: '',
    name: '',
    ontoName: null,
    destination: null,
    risks: [],
    fingerprint: '',
  };
  const effects: Effects = await effectsSince(before, null, {
    opens: null,
    isLeaving: false,
    hasOutline: false,
  });
  const where = position(element);
  return {state: 'done', origin: ownOrigin(), subject, effects: {...effects, value: where, dialog: null}};
}

function isFile(element: Element): boolean {
  const control = element instanceof HTMLLabelElement ? element.control : element;
  return control instanceof HTMLInputElement && control.type === 'file';
}
