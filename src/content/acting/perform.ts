import type {Action, Obstacle} from '../../protocol/act.ts';
import {clickAt, type Clicked} from './clicking.ts';
import {dragTo} from './dragging.ts';
import {isDrawnIn} from '../reading/flat-tree.ts';
import {focused, giveFocus, isFocusable} from './focus.ts';
import {sendForm} from './own.ts';
import {showHover} from './hover-styles.ts';
import {letGo, lineOf, movePointer, pressDown, send} from './pointer.ts';
import {isBeyond, pressKey} from './pressing.ts';
import type {Ready} from './ready.ts';
import {chooseInList} from './list-box.ts';
import {chooseIn} from './native-select.ts';
import {defaultButton} from './subject.ts';
import {holdBackForms} from './submit-guard.ts';
import {typeInto} from './typing.ts';

/** What came of doing it; `obstacle` where it could not be done after all. */
export interface Deed extends Clicked {
  obstacle: Obstacle | null;
}

/** What holds while something is done. */
export interface Terms {
  /** Whether the element still does what was judged. */
  isStillThat: () => boolean;
  /** Whether a form may be sent by it. */
  maySend: boolean;
}

const FINE: Deed = {isStopped: false, held: null, opens: null, obstacle: null};
const fail = (obstacle: Obstacle): Deed => ({...FINE, obstacle});

/** Does an action that was judged. What counts of it begins in the task in which it is called. */
export async function perform(
  action: Action,
  {element, spot}: Ready,
  onto: Ready | null,
  terms: Terms,
): Promise<Deed> {
  switch (action.kind) {
    case 'click':
      return spot ? {...FINE, ...clickAt(spot, action, terms)} : fail('hidden');
    case 'hover':
      if (!spot) return fail('hidden');
      movePointer(spot);
      showHover(lineOf(spot.hit));
      return FINE;
    case 'type':
      return guarded(terms, () => type(action, {element, spot}));
    case 'press':
      if (isBeyond(action.key)) return fail('key');
      return guarded(terms, () => press(action, element, terms));
    case 'select':
      return select(action, element, terms);
    case 'drag':
      if (!spot || !onto?.spot) return fail('hidden');
      await dragTo(spot, onto.spot);
      return FINE;
    case 'submit': {
      const form = element as HTMLFormElement;
      sendForm(form, defaultButton(form));
      return FINE;
    }
    case 'scroll':
      return FINE;
  }
}

/** Does something without letting a form be sent by it, unless that was agreed to. */
function guarded({maySend}: Terms, act: () => Deed): Deed {
  const guard = maySend ? null : holdBackForms();
  let held: Action | null = null;
  let deed: Deed;
  try {
    deed = act();
  } finally {
    held = guard?.end() ?? null;
  }
  return held ? {...deed, held} : deed;
}

function press({key, ref}: Extract<Action, {kind: 'press'}>, element: Element, terms: Terms): Deed {
  if (ref !== null) giveFocus(element);
  const at = focused() ?? element;
  // A page may hand the focus on to something else, which nobody has judged.
  const isElsewhere = at !== element && isFocusable(element) && !isDrawnIn(at, element);
  if (isElsewhere || !terms.isStillThat()) return {...FINE, isStopped: true};
  return {...FINE, opens: pressKey(key, at)};
}

function type({text, isAppended, submits}: Extract<Action, {kind: 'type'}>, {element, spot}: Ready): Deed {
  if (spot) {
    movePointer(spot);
    pressDown(spot, 0, 1);
    const at = letGo(spot, 0, 1);
    // What is clicked by hand before one types: editors and widgets wait for it.
    if (spot.hit.isConnected && at === spot.hit)
      send('click', spot.hit, spot, {button: 0, buttons: 0, detail: 1});
  }
  if (!typeInto(element, text, isAppended)) return fail('not-taken');
  return submits ? {...FINE, opens: pressKey('Enter', element)} : FINE;
}

async function select(
  {options}: Extract<Action, {kind: 'select'}>,
  element: Element,
  terms: Terms,
): Promise<Deed> {
  const control = element instanceof HTMLLabelElement ? element.control : element;
  if (control instanceof HTMLSelectElement) {
    if (options.length > 1 && !control.multiple) return fail('no-choice');
    return guarded(terms, () => {
      giveFocus(control);
      return chooseIn(control, options) === null ? FINE : fail('no-option');
    });
  }
  const chosen = await chooseInList(element, options, terms.isStillThat);
  if ('held' in chosen) return {...FINE, held: chosen.held};
  return chosen.missing === null ? FINE : fail('no-option');
}
