import type {Point} from '../../core/stroke.ts';
import {putOverlay} from '../overlay.ts';
import css from './drawing.css?inline';

const HOST = 'parley-drawing';
const SVG = 'http://www.w3.org/2000/svg';
/** As long as a stroke is seen after it was drawn. */
const SEEN_MS = 700;

/** What is drawn on, over the page: it takes the mouse only while something is drawn, or is about to be. */
export interface Board {
  /** Whether the mouse is taken, so that frames in the page do not get it. */
  take: (isTaken: boolean) => void;
  draw: (points: readonly Point[]) => void;
  /** The stroke is done: it fades, and everything goes. */
  remove: () => void;
}

export function putBoard(): Board {
  const {host, root} = putOverlay(HOST, css);
  const svg = document.createElementNS(SVG, 'svg');
  const lines = ['edge', 'ink'].map((name) => {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    return path;
  });
  svg.append(...lines);
  root.append(svg);
  return {
    take(isTaken) {
      host.style.setProperty('pointer-events', isTaken ? 'auto' : 'none', 'important');
      host.toggleAttribute('data-ready', isTaken);
    },
    draw(points) {
      const d = points.map(({x, y}, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
      for (const line of lines) line.setAttribute('d', d);
    },
    remove() {
      this.take(false);
      svg.classList.add('done');
      setTimeout(() => host.remove(), SEEN_MS);
    },
  };
}
