import type {Action} from '../../protocol/act.ts';
import {drawnParent, elementAt} from '../reading/flat-tree.ts';

type Scroll = Extract<Action, {kind: 'scroll'}>;

/** A screen that is scrolled by whole leaves out nothing when a little of it stays. */
const KEPT_SHARE = 0.1;

/** Scrolls the part of the page that an element is in, or the page; `null` is the page. */
export function scrollWay(element: Element | null, {way, screens}: Scroll): void {
  if (way === null) {
    element?.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
    return;
  }
  const isSideways = way === 'left' || way === 'right';
  const box = scrollerOf(element ?? middle(), isSideways ? 'x' : 'y');
  const size = isSideways ? box.clientWidth : box.clientHeight;
  const by = size * screens * (screens === 1 ? 1 - KEPT_SHARE : 1);
  const ways: Record<NonNullable<Scroll['way']>, [x: number, y: number]> = {
    up: [0, -by],
    down: [0, by],
    left: [-by, 0],
    right: [by, 0],
    top: [0, -Infinity],
    bottom: [0, Infinity],
  };
  move(box, ...ways[way]);
}

/** Scrolls the part of the page around an element, in pixels. */
export function scrollBy(from: Element, x: number, y: number): void {
  move(scrollerOf(from, x === 0 ? 'y' : 'x'), x, y);
}

/** How far down a page is scrolled, in words. */
export function position(element: Element | null): string {
  const box = scrollerOf(element ?? middle(), 'y');
  const room = box.scrollHeight - box.clientHeight;
  if (room <= 1) return 'all of it is in view';
  const share = Math.round((box.scrollTop / room) * 100);
  return share <= 0 ? 'at the top' : share >= 100 ? 'at the bottom' : `${share} % of the way down`;
}

function move(box: Element, x: number, y: number): void {
  const left = x === 0 ? box.scrollLeft : Math.max(0, Math.min(box.scrollWidth, box.scrollLeft + x));
  const top = y === 0 ? box.scrollTop : Math.max(0, Math.min(box.scrollHeight, box.scrollTop + y));
  box.scrollTo({left, top, behavior: 'instant'});
}

function middle(): Element {
  return elementAt(innerWidth / 2, innerHeight / 2) ?? document.body;
}

/** The nearest part around an element that can be scrolled this way; the page itself where there is none. */
function scrollerOf(element: Element, axis: 'x' | 'y'): Element {
  for (let at: Element | null = element; at && at !== document.body; at = drawnParent(at)) {
    const isLonger =
      axis === 'y' ? at.scrollHeight > at.clientHeight + 1 : at.scrollWidth > at.clientWidth + 1;
    if (!isLonger || at.clientHeight === 0) continue;
    const style = getComputedStyle(at);
    if (/auto|scroll/.test(axis === 'y' ? style.overflowY : style.overflowX)) return at;
  }
  return document.scrollingElement ?? document.documentElement;
}
