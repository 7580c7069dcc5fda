import {drawnParent, elementAt} from '../reading/flat-tree.ts';
import {moveHover} from './hover-styles.ts';
import {moveFocusTo} from './focus.ts';
import type {Spot} from './point.ts';

/** What the pointer was last over, so that it leaves there before it is elsewhere. */
let over: Element | null = null;

interface How {
  button: number;
  buttons: number;
  detail: number;
  related?: Element | null;
}

const IDLE: How = {button: -1, buttons: 0, detail: 0};

/** Moves the pointer to a place: what it was over hears that it leaves, what it is over that it comes. */
export function movePointer(spot: Spot, buttons = 0): void {
  const {hit} = spot;
  const from = over?.isConnected ? over : null;
  const how = {...IDLE, buttons};
  if (from !== hit) {
    const left = lineOf(from);
    const entered = lineOf(hit);
    const leaving = left.filter((element) => !entered.includes(element));
    const entering = entered.filter((element) => !left.includes(element)).reverse();
    for (const kind of ['pointer', 'mouse'] as const) {
      if (from) send(`${kind}out`, from, spot, {...how, related: hit});
      for (const element of leaving) send(`${kind}leave`, element, spot, {...how, related: hit});
      send(`${kind}over`, hit, spot, {...how, related: from});
      for (const element of entering) send(`${kind}enter`, element, spot, {...how, related: from});
    }
    over = hit;
    moveHover(entered);
  }
  send('pointermove', hit, spot, how);
  send('mousemove', hit, spot, {...how, button: 0});
}

/** Presses a button of the mouse; answers whether the page let it do what it does. */
export function pressDown(spot: Spot, button: number, detail: number): boolean {
  const buttons = button === 2 ? 2 : 1;
  const isQuiet = !send('pointerdown', spot.hit, spot, {button, buttons, detail: 0});
  // Source: Pointer Events, a pointerdown that is prevented is not followed by mouse events.
  const isTaken = isQuiet || send('mousedown', spot.hit, spot, {button, buttons, detail});
  if (isTaken) moveFocusTo(spot.hit);
  return isTaken;
}

/** Lets it go; gives what the pointer is over by then. */
export function letGo(spot: Spot, button: number, detail: number): Element {
  const at = elementAt(spot.x, spot.y) ?? spot.hit;
  send('pointerup', at, spot, {button, buttons: 0, detail: 0});
  send('mouseup', at, spot, {button, buttons: 0, detail});
  return at;
}

/** What every event at a point of the window says of where it is. */
export function atPoint({x, y}: Pick<Spot, 'x' | 'y'>): MouseEventInit {
  return {
    composed: true,
    view: window,
    clientX: x,
    clientY: y,
    screenX: x + window.screenX,
    screenY: y + window.screenY,
  };
}

/** Sends an event of the pointer; answers whether nobody prevented what it does. */
export function send(type: string, target: Element, at: Pick<Spot, 'x' | 'y'>, how: How): boolean {
  const isEdge = /(?:enter|leave)$/.test(type);
  const init: PointerEventInit = {
    bubbles: !isEdge,
    cancelable: !isEdge && type !== 'pointercancel',
    ...atPoint(at),
    button: Math.max(0, how.button),
    buttons: how.buttons,
    detail: how.detail,
    relatedTarget: how.related ?? null,
  };
  const isPointer =
    type.startsWith('pointer') || type === 'click' || type === 'contextmenu' || type === 'auxclick';
  const event = isPointer
    ? new PointerEvent(type, {
        ...init,
        button: type === 'pointermove' || isEdge || /over|out/.test(type) ? -1 : Math.max(0, how.button),
        pointerId: 1,
        pointerType: 'mouse',
        isPrimary: true,
        width: 1,
        height: 1,
        pressure: how.buttons === 0 ? 0 : 0.5,
      })
    : new MouseEvent(type, init);
  return target.dispatchEvent(event);
}

/** An element and all it is drawn in, from the inside out. */
export function lineOf(element: Element | null): Element[] {
  const line: Element[] = [];
  for (let at = element; at; at = drawnParent(at)) line.push(at);
  return line;
}

/** The nearest element that both are drawn in. */
export function commonAround(one: Element, other: Element): Element | null {
  const line = lineOf(one);
  return lineOf(other).find((element) => line.includes(element)) ?? null;
}
