import {strokeOf, type Point} from '../../core/stroke.ts';
import type {DrawArguments, Drawn} from '../../protocol/picture.ts';
import {putBoard, type Board} from './board.ts';
import {drawnAround} from './drawn-around.ts';

/** A worker that died never ends it. */
const LONGEST_MS = 120_000;
const MOST_POINTS = 2_000;
const MOUSE = ['mousedown', 'mouseup', 'click', 'auxclick', 'dragstart', 'selectstart', 'contextmenu'];

let live: {end: () => void} | null = null;

/**
 * Lets the person draw one stroke with the mouse while a key is down. Answers what is meant by it, or `null` when this ended
 * before anything was drawn. Until the key goes down the page has three more listeners, and nothing else.
 */
export function drawOnPage({modifier}: DrawArguments): Promise<Drawn | null> {
  live?.end();
  return new Promise((resolve) => {
    const ended = new AbortController();
    const listen = {capture: true, signal: ended.signal};
    let board: Board | null = null;
    let points: Point[] | null = null;
    const isWith = (event: KeyboardEvent | PointerEvent) =>
      modifier === 'Alt' ? event.altKey : event.shiftKey;

    const finish = (drawn: Drawn | null) => {
      ended.abort();
      clearTimeout(timer);
      board?.remove();
      if (live === mine) live = null;
      resolve(drawn);
    };
    const end = () => {
      const stroke = points && strokeOf(points);
      board?.take(false);
      finish(stroke ? drawnAround(stroke) : null);
    };
    const mine = {end};
    live = mine;
    const timer = setTimeout(() => finish(null), LONGEST_MS);
    const take = (isTaken: boolean) => {
      if (!isTaken && !board) return;
      board ??= putBoard();
      board.take(isTaken);
    };
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    addEventListener(
      'keydown',
      (event) => {
        if (!event.isTrusted) return;
        if (event.key === modifier) take(true);
        if (event.key !== 'Escape' || !points) return;
        swallow(event);
        points = null;
        board?.draw([]);
        take(false);
      },
      listen,
    );
    addEventListener(
      'keyup',
      (event) => {
        if (!event.isTrusted || event.key !== modifier) return;
        // Let go after a stroke, it would open the browser's menu.
        if (board) event.preventDefault();
        if (!points) take(false);
      },
      listen,
    );
    addEventListener(
      'pointerdown',
      (event) => {
        if (!event.isTrusted || event.button !== 0 || !isWith(event)) return;
        swallow(event);
        take(true);
        points = [{x: event.clientX, y: event.clientY}];
        // Only now, so that a page that is not drawn on keeps each of its clicks.
        for (const type of MOUSE) addEventListener(type, swallow, listen);
        addEventListener('pointermove', onMove, listen);
        addEventListener('pointerup', onUp, listen);
        addEventListener('pointercancel', () => finish(null), listen);
      },
      listen,
    );
    const onMove = (event: PointerEvent) => {
      if (!points) return;
      swallow(event);
      if (points.length < MOST_POINTS) points.push({x: event.clientX, y: event.clientY});
      board?.draw(points);
    };
    const onUp = (event: PointerEvent) => {
      swallow(event);
      // The click that follows is part of the stroke.
      setTimeout(() => {
        if (!ended.signal.aborted) end();
      });
    };
  });
}

/** Ends it: a stroke under way counts as far as it has come. */
export function endDrawing(): Promise<Record<string, never>> {
  live?.end();
  return Promise.resolve({});
}
