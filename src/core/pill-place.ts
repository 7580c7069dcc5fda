import type {PillPlace} from '../protocol/pill.ts';

/** In pixels of the window. */
interface Size {
  width: number;
  height: number;
}
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Between the pill and the edge it lies at. */
const MARGIN_PX = 12;
/** How far a press of an arrow key moves it along its edge. */
const STEP_PX = 32;
/** Between the pill and what must not be covered. */
const CLEAR_PX = 8;

const OPPOSITE: Readonly<Record<PillPlace['edge'], PillPlace['edge']>> = {
  top: 'bottom',
  bottom: 'top',
  left: 'right',
  right: 'left',
};
const EDGES = ['bottom', 'top', 'right', 'left'] as const;
/** Far ends first: from there it covers least. */
const STOPS = [1, 0, 0.5] as const;

/** The upper left corner of a pill of `size` that lies at `place` in a window. */
export function cornerOf({edge, along}: PillPlace, size: Size, window: Size): {x: number; y: number} {
  const across = along * Math.max(0, window.width - size.width - 2 * MARGIN_PX) + MARGIN_PX;
  const down = along * Math.max(0, window.height - size.height - 2 * MARGIN_PX) + MARGIN_PX;
  const x = edge === 'left' ? MARGIN_PX : edge === 'right' ? window.width - size.width - MARGIN_PX : across;
  const y = edge === 'top' ? MARGIN_PX : edge === 'bottom' ? window.height - size.height - MARGIN_PX : down;
  return {x: Math.max(0, Math.round(x)), y: Math.max(0, Math.round(y))};
}

/** The place at the nearest edge for a pill that was let go with its upper left corner at `corner`. */
export function placeAt(corner: {x: number; y: number}, size: Size, window: Size): PillPlace {
  const room = {width: window.width - size.width, height: window.height - size.height};
  const far: Record<PillPlace['edge'], number> = {
    top: corner.y,
    bottom: room.height - corner.y,
    left: corner.x,
    right: room.width - corner.x,
  };
  // The upper and the lower edge win where it is close: a pill is wide.
  const edge = EDGES.reduce((best, other) => (far[other] < far[best] ? other : best));
  const isLevel = edge === 'top' || edge === 'bottom';
  const [at, length] = isLevel ? [corner.x, room.width] : [corner.y, room.height];
  return {edge, along: share(at - MARGIN_PX, length - 2 * MARGIN_PX)};
}

/** Where an arrow key moves it: along its edge, or over to the opposite one. `null` for a key that moves nothing. */
export function placeAfterKey(place: PillPlace, key: string, size: Size, window: Size): PillPlace | null {
  const direction = {ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'top', ArrowDown: 'bottom'}[key] as
    PillPlace['edge'] | undefined;
  if (!direction) return null;
  if (direction === place.edge) return place;
  if (direction === OPPOSITE[place.edge]) return {...place, edge: direction};
  const isLevel = place.edge === 'top' || place.edge === 'bottom';
  const room = (isLevel ? window.width - size.width : window.height - size.height) - 2 * MARGIN_PX;
  const sign = direction === 'left' || direction === 'top' ? -1 : 1;
  return {...place, along: share(place.along * room + sign * STEP_PX, room)};
}

/** `place`, or one near it at which a pill of `size` covers nothing of `box`; `place` itself where none does. */
export function placeClearOf(place: PillPlace, box: Box | null, size: Size, window: Size): PillPlace {
  if (!box) return place;
  const others = EDGES.flatMap((edge) => STOPS.map((along) => ({edge, along})));
  const here = others.filter(({edge}) => edge === place.edge);
  const ordered = [place, ...here, {...place, edge: OPPOSITE[place.edge]}, ...others];
  return ordered.find((one) => !isOver(one, box, size, window)) ?? place;
}

function isOver(place: PillPlace, box: Box, size: Size, window: Size): boolean {
  const {x, y} = cornerOf(place, size, window);
  return (
    x < box.right + CLEAR_PX &&
    x + size.width > box.left - CLEAR_PX &&
    y < box.bottom + CLEAR_PX &&
    y + size.height > box.top - CLEAR_PX
  );
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
}
