import type {Action} from '../../protocol/act.ts';
import {linkAt} from './activation.ts';
import {commonAround, letGo, movePointer, pressDown, send} from './pointer.ts';
import type {Spot} from './point.ts';
import {choose} from './native-select.ts';
import {holdBackForms} from './submit-guard.ts';

/** What clicking came to. */
export interface Clicked {
  /** The page changed what the click is for between the press and the click: it was not made. */
  isStopped: boolean;
  /** What a click led to though nobody had said so, such as a form being sent: it was held back. */
  held: Action | null;
  /** Address of a link that wanted a tab of its own. */
  opens: string | null;
}

/**
 * Clicks at a place with all that a hand at the mouse sets off. `isStillThat` is asked before each click; `maySend`
 * lets a form be sent by it.
 */
export function clickAt(
  spot: Spot,
  {button, count}: Extract<Action, {kind: 'click'}>,
  {isStillThat, maySend}: {isStillThat: () => boolean; maySend: boolean},
): Clicked {
  const clicked: Clicked = {isStopped: false, held: null, opens: null};
  const number = button === 'right' ? 2 : 0;
  const guard = maySend ? null : holdBackForms();
  movePointer(spot);
  for (let detail = 1; detail <= count; detail += 1) {
    pressDown(spot, number, detail);
    if (number === 2) send('contextmenu', spot.hit, spot, {button: 2, buttons: 2, detail: 0});
    const up = letGo(spot, number, detail);
    if (!isStillThat()) {
      clicked.isStopped = true;
      break;
    }
    // Source: UI Events, a click goes to what was under the pointer at both ends.
    const target = spot.hit.isConnected ? commonAround(spot.hit, up) : null;
    if (!target) break;
    if (number === 2) send('auxclick', target, spot, {button: 2, buttons: 0, detail});
    else clicked.opens = clickOn(target, spot, detail) ?? clicked.opens;
  }
  if (count === 2 && spot.hit.isConnected)
    send('dblclick', spot.hit, spot, {button: 0, buttons: 0, detail: 2});
  clicked.held = guard?.end() ?? null;
  return clicked;
}

/** One click; gives the address of a link that wanted a tab of its own and was not prevented. */
function clickOn(target: Element, spot: Pick<Spot, 'x' | 'y'>, detail: number): string | null {
  const link = linkAt(target);
  const isLetThrough = send('click', target, spot, {button: 0, buttons: 0, detail});
  const option = target.closest('option');
  if (option && isLetThrough) choose(option);
  const isApart = link !== null && link.target !== '' && !/^_(?:self|parent|top)$/i.test(link.target);
  return isApart && isLetThrough && /^https?:/.test(link.address) ? link.address : null;
}

/** What Enter or Space does on something that is clicked by them. */
export function clickByKey(target: Element): string | null {
  const {left, top, width, height} = target.getBoundingClientRect();
  return clickOn(target, {x: left + width / 2, y: top + height / 2}, 0);
}
