import type {Picture} from '../protocol/picture.ts';
import {bytesOf, toBase64} from './base64.ts';

/** Small enough to be kept for each of hundreds of turns. */
const THUMBNAIL_WIDTH = 280;
const THUMBNAIL_CHARS = 20 * 1024;
const THUMBNAIL_QUALITIES = [0.6, 0.35, 0.15];
const DATA_URL = 'data:image/jpeg;base64,';

/** A way to make a picture smaller: its JPEG quality, and a share of its size. */
export interface Attempt {
  quality: number;
  scale: number;
}

/** An image that can be drawn. */
export type Drawn = ImageBitmap | OffscreenCanvas;

/**
 * Makes a JPEG of at most `mostBytes` by the first of the `attempts` that does; `null` where none does.
 */
export async function pictureOf(
  drawn: Drawn,
  mostBytes: number,
  attempts: readonly Attempt[],
): Promise<Picture | null> {
  for (const {quality, scale} of attempts) {
    const canvas = scale === 1 && drawn instanceof OffscreenCanvas ? drawn : scaled(drawn, scale);
    const [jpeg, thumbnail] = await Promise.all([
      canvas.convertToBlob({type: 'image/jpeg', quality}),
      thumbnailOf(drawn),
    ]);
    if (jpeg.size > mostBytes) continue;
    const bytes = new Uint8Array(await jpeg.arrayBuffer());
    return {
      dataUrl: DATA_URL + toBase64(bytes),
      width: canvas.width,
      height: canvas.height,
      bytes: bytes.length,
      sha256: await sha256(bytes),
      thumbnail,
    };
  }
  return null;
}

/** The same picture in at most `mostBytes`, or `null` where that cannot be. */
export async function shrink(
  picture: Picture,
  mostBytes: number,
  attempts: readonly Attempt[],
): Promise<Picture | null> {
  if (picture.bytes <= mostBytes) return picture;
  const bitmap = await createImageBitmap(new Blob([bytesOf(picture.dataUrl)], {type: 'image/jpeg'}));
  try {
    return await pictureOf(bitmap, mostBytes, attempts);
  } finally {
    bitmap.close();
  }
}

async function thumbnailOf(drawn: Drawn): Promise<string | null> {
  const small = scaled(drawn, Math.min(1, THUMBNAIL_WIDTH / drawn.width));
  for (const quality of THUMBNAIL_QUALITIES) {
    const jpeg = await small.convertToBlob({type: 'image/jpeg', quality});
    const url = DATA_URL + toBase64(new Uint8Array(await jpeg.arrayBuffer()));
    if (url.length <= THUMBNAIL_CHARS) return url;
  }
  return null;
}

function scaled(drawn: Drawn, scale: number): OffscreenCanvas {
  const {width, height} = drawn;
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas can be drawn on');
  pen.imageSmoothingQuality = 'medium';
  pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
