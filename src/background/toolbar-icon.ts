import {ICON_COLORS, type IconState} from '../core/toolbar.ts';
import {createLog, inBackground} from '../platform/log.ts';

const log = createLog('session');

/**
 * Drawing takes the worker's thread for some ms, which a press wants for itself: the mark and the title tell the state at
 * once, the icon follows when nothing has changed for this long.
 */
const LATER_MS = 250;
/** Sizes that Chrome shows on the toolbar, on ordinary and on fine screens, in pixels. */
const SIZES = [16, 32] as const;
/** The size in whose units the drawing is made. */
const UNITS = 128;

/** The bubble of Parley's own icon (`public/icons/parley.svg`). */
const BUBBLE =
  'M64 8c33 0 56 20 56 48s-23 48-56 48c-5 0-10-.5-14.5-1.5L26 118c-3 2-6-.5-5-4l5-20C14.5 85 8 71.500 8 56 8 28 31 8 64 8z';

interface Sign {
  /** Lines with round ends. */
  lines?: string;
  /** Dots, by the place of their middle and their radius. */
  dots?: [x: number, y: number, radius: number][];
}

/** What stands in the bubble. Strokes are thick enough for 16 pixels. */
const SIGNS: Record<IconState, Sign> = {
  idle: {lines: 'M38 50v12M55.500 38v36M73 30v52M90.500 44v24'},
  listening: {dots: [[64, 56, 24]]},
  thinking: {
    dots: [
      [38, 56, 9],
      [64, 56, 9],
      [90, 56, 9],
    ],
  },
  speaking: {lines: 'M40 46v20M60 36q13 20 0 40M80 28q22 28 0 56'},
  working: {lines: 'M86 44A25 25 0 1 0 88 64M88 30v16h-16'},
  problem: {lines: 'M64 30v32', dots: [[64, 82, 8]]},
};

const drawn = new Map<IconState, Record<string, ImageData>>();
let shown: IconState | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows an icon once the state has stayed as it is for a moment. */
export function showIcon(state: IconState): void {
  clearTimeout(timer);
  if (state === shown) return;
  timer = setTimeout(() => inBackground(set(state), log, 'the icon'), LATER_MS);
}

async function set(state: IconState): Promise<void> {
  const imageData = drawn.get(state) ?? Object.fromEntries(SIZES.map((size) => [size, draw(state, size)]));
  drawn.set(state, imageData);
  shown = state;
  await chrome.action.setIcon({imageData});
}

function draw(state: IconState, size: number): ImageData {
  const context = new OffscreenCanvas(size, size).getContext('2d', {willReadFrequently: true});
  if (!context) throw new Error('nothing can be drawn here');
  context.scale(size / UNITS, size / UNITS);
  context.fillStyle = ICON_COLORS[state];
  context.fill(new Path2D(BUBBLE));
  const {lines, dots = []} = SIGNS[state];
  context.strokeStyle = context.fillStyle = '#ffffff';
  context.lineWidth = 12;
  context.lineCap = context.lineJoin = 'round';
  if (lines) context.stroke(new Path2D(lines));
  for (const [x, y, radius] of dots) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
  return context.getImageData(0, 0, size, size);
}
