/** A flight lasts longer the farther it is, in ms. */
const SHORTEST_MS = 350;
const LONGEST_MS = 900;
const MS_PER_PX = 0.7;
/** The arc stands this far off the straight line, as a share of it, and never more than so many pixels. */
const ARC = 0.2;
const HIGHEST_PX = 90;
const SAMPLES = 24;

interface Point {
  x: number;
  y: number;
}

/** Where the last flight ended, in pixels of the window. */
let last: Point | null = null;

const SHAPE = 'M2 2 L2 21 L7.2 16.4 L10.6 24 L14 22.5 L10.7 15.1 L17.6 14.6 Z';

/** An arrow that flies to what is pointed at. */
export interface Cursor {
  element: Element;
  /** Puts its tip at a point of the window; the first time it flies there from where it was last. */
  moveTo: (tip: Point) => void;
}

export function createCursor(): Cursor {
  const element = document.createElement('div');
  element.className = 'cursor';
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 28');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', SHAPE);
  svg.append(path);
  element.append(svg);
  let hasFlown = false;
  return {
    element,
    moveTo(tip) {
      element.style.transform = `translate(${tip.x}px, ${tip.y}px)`;
      if (!hasFlown) fly(svg, last ?? {x: innerWidth / 2, y: innerHeight - 40}, tip);
      hasFlown = true;
      last = tip;
    },
  };
}

/** Flies an arc that ends where the arrow stands, wherever that moves meanwhile. */
function fly(svg: SVGElement, from: Point, to: Point): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const away = {x: from.x - to.x, y: from.y - to.y};
  const distance = Math.hypot(away.x, away.y);
  if (distance < 2) return;
  const height = Math.min(ARC * distance, HIGHEST_PX);
  // The control point of a curve of the second degree lies twice as far off as the curve, to the side that is up.
  const side = away.x > 0 ? -1 : 1;
  const control = {
    x: away.x / 2 + (side * 2 * height * -away.y) / distance,
    y: away.y / 2 + (side * 2 * height * away.x) / distance,
  };
  const frames = Array.from({length: SAMPLES + 1}, (_, at) => {
    const done = ease(at / SAMPLES);
    const x = (1 - done) ** 2 * away.x + 2 * done * (1 - done) * control.x;
    const y = (1 - done) ** 2 * away.y + 2 * done * (1 - done) * control.y;
    return {transform: `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`};
  });
  svg.animate(frames, {duration: Math.min(LONGEST_MS, SHORTEST_MS + distance * MS_PER_PX), easing: 'linear'});
}

function ease(share: number): number {
  return share < 0.5 ? 4 * share ** 3 : 1 - (-2 * share + 2) ** 3 / 2;
}
