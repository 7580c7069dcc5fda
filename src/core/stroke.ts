import type {ShownBox} from '../protocol/page.ts';

/** A point of the window, in CSS pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A line a person drew: around something, or under or through something. */
export interface Stroke {
  kind: 'circle' | 'line';
  points: readonly Point[];
}

/** Shorter ones are a click with an unsteady hand. */
const LEAST_LENGTH = 24;
/** Hands do not meet the point where they began: a line whose ends are this near, as a share of its size, goes around. */
const CLOSING = 0.4;
/** A line that goes around something is this much longer than the way across it. */
const AROUND = 1.8;
/** A line under words runs up to this far below them. */
const UNDER_PX = 14;

/** What kind of line was drawn; `null` for one too short to mean anything. */
export function strokeOf(points: readonly Point[]): Stroke | null {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  let length = 0;
  for (const [at, point] of points.entries()) {
    const before = points[at - 1];
    if (before) length += distance(before, point);
  }
  if (length < LEAST_LENGTH) return null;
  const {left, top, right, bottom} = boundsOf(points);
  const across = Math.hypot(right - left, bottom - top);
  const isClosed = distance(first, last) < CLOSING * across && length > AROUND * across;
  return {kind: isClosed ? 'circle' : 'line', points};
}

/** The box around some points. */
export function boundsOf(points: readonly Point[]): ShownBox {
  const xs = points.map(({x}) => x);
  const ys = points.map(({y}) => y);
  return {left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys)};
}

/** Whether a box is what a stroke is about: its middle is inside the circle, or the line runs through it or right under it. */
export function isMeant({left, top, right, bottom}: ShownBox, {kind, points}: Stroke): boolean {
  if (kind === 'circle') return isInside({x: (left + right) / 2, y: (top + bottom) / 2}, points);
  const middle = (left + right) / 2;
  return points.some(({x, y}, at) => {
    const before = points[at - 1] ?? {x, y};
    const isBeside = Math.min(before.x, x) <= middle && middle <= Math.max(before.x, x);
    return isBeside && Math.max(before.y, y) >= top && Math.min(before.y, y) <= bottom + UNDER_PX;
  });
}

/** By the rule of even and odd: a ray from the point crosses the line around it an odd number of times. */
function isInside({x, y}: Point, polygon: readonly Point[]): boolean {
  let isIn = false;
  for (let at = 0, before = polygon.length - 1; at < polygon.length; before = at, at += 1) {
    const one = polygon[at];
    const other = polygon[before];
    if (!one || !other || one.y > y === other.y > y) continue;
    if (x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) isIn = !isIn;
  }
  return isIn;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
