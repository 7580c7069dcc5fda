import {layOutMarks, type MarkToPlace, type PlacedMark} from '../core/mark-layout.ts';
import {pictureSize} from '../core/picture-size.ts';
import {bytesOf} from '../platform/base64.ts';
import type {ShownBox} from '../protocol/page.ts';
import type {CurtainedTab} from './curtains.ts';

const FONT = 'bold 12px system-ui, sans-serif';
const LABEL_HEIGHT = 15;
const LABEL_MARGIN = 3;
/** Dark enough for white letters, and told apart from each other where marks are dense. */
const COLORS = ['#b3261e', '#1a56b0', '#1b6e3c', '#7b2d9b', '#8a4b00', '#00666e'];
const HIDDEN_FILL = '#d5d5dc';
const HIDDEN_INK = '#33333b';

/** A picture of a tab, drawn: what it is drawn on, and the refs for whose marks there was room. */
export interface DrawnPicture {
  canvas: OffscreenCanvas;
  marked: string[];
  unmarked: number;
}

/**
 * Draws what was captured of a tab in the size it is sent in. What is hidden is painted over once more here, and marks are
 * drawn, by the boxes that the page gave.
 */
export async function drawPicture(captured: string, tab: CurtainedTab): Promise<DrawnPicture> {
  const {window, hidden, marks} = tab;
  const {width, height} = pictureSize(window);
  const blob = new Blob([bytesOf(captured)], {type: 'image/jpeg'});
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d', {alpha: false});
  if (!pen) throw new Error('no canvas can be drawn on');
  pen.imageSmoothingQuality = 'medium';
  pen.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const scale = (width / window.width) * window.zoom;
  const onPicture = ({left, top, right, bottom}: ShownBox): ShownBox => ({
    left: (left - window.left) * scale,
    top: (top - window.top) * scale,
    right: (right - window.left) * scale,
    bottom: (bottom - window.top) * scale,
  });
  for (const box of hidden) paintHidden(pen, onPicture(box));
  pen.font = FONT;
  const wanted: MarkToPlace[] = marks.map(({ref, box}) => ({label: ref, box: onPicture(box)}));
  const measure = (label: string) => Math.ceil(pen.measureText(label).width) + 2 * LABEL_MARGIN;
  const placed = layOutMarks(wanted, {width, height}, measure, LABEL_HEIGHT);
  for (const [at, mark] of placed.entries()) paintMark(pen, mark, COLORS[at % COLORS.length] ?? HIDDEN_INK);
  return {canvas, marked: placed.map(({label}) => label), unmarked: wanted.length - placed.length};
}

type Pen = OffscreenCanvasRenderingContext2D;

function paintHidden(pen: Pen, {left, top, right, bottom}: ShownBox): void {
  pen.fillStyle = HIDDEN_FILL;
  pen.fillRect(left - 1, top - 1, right - left + 2, bottom - top + 2);
  pen.fillStyle = HIDDEN_INK;
  pen.font = '12px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  if (right - left > 44 && bottom - top > 12) pen.fillText('(hidden)', left + 4, (top + bottom) / 2);
}

function paintMark(pen: Pen, {box, at, label}: PlacedMark, color: string): void {
  pen.strokeStyle = color;
  pen.lineWidth = 1.5;
  pen.strokeRect(box.left + 0.5, box.top + 0.5, box.right - box.left - 1, box.bottom - box.top - 1);
  pen.fillStyle = color;
  pen.fillRect(at.left, at.top, at.right - at.left, at.bottom - at.top);
  pen.fillStyle = '#fff';
  pen.font = FONT;
  pen.textBaseline = 'middle';
  pen.fillText(label, at.left + LABEL_MARGIN, (at.top + at.bottom) / 2 + 0.5);
}
