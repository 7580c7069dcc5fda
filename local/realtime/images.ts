import {createHash} from 'node:crypto';

/** What is known of an image that a client sent. */
export interface SentImage {
  type: 'image/jpeg' | 'image/png';
  bytes: number;
  width: number;
  height: number;
  /** Of the image itself, in hexadecimal. */
  sha256: string;
}

const DATA_URL = /^data:(image\/jpeg|image\/png);base64,([A-Za-z0-9+/]+={0,2})$/;
const PNG_MAGIC = Buffer.from('89504e470d0a1a0a', 'hex');
/** Start-of-frame markers of JPEG; C4, C8 and CC are none. Source: ITU T.81, table B.1. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Reads an image out of a data URL; `null` for what is no JPEG or PNG, the two that the API takes. */
export function readImage(dataUrl: string): SentImage | null {
  const [, type, base64] = DATA_URL.exec(dataUrl) ?? [];
  if (base64 === undefined) return null;
  const image = Buffer.from(base64, 'base64');
  const size = type === 'image/png' ? pngSize(image) : jpegSize(image);
  if (!size || size.width === 0 || size.height === 0) return null;
  const sha256 = createHash('sha256').update(image).digest('hex');
  return {type: type === 'image/png' ? type : 'image/jpeg', bytes: image.length, ...size, sha256};
}

function pngSize(image: Buffer): {width: number; height: number} | null {
  if (image.length < 24 || !image.subarray(0, 8).equals(PNG_MAGIC)) return null;
  return {width: image.readUInt32BE(16), height: image.readUInt32BE(20)};
}

function jpegSize(image: Buffer): {width: number; height: number} | null {
  if (image.length < 4 || image.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < image.length; at += 2 + image.readUInt16BE(at + 2)) {
    if (image[at] !== 0xff) return null;
    if (isFrame(image[at + 1] ?? 0))
      return {width: image.readUInt16BE(at + 7), height: image.readUInt16BE(at + 5)};
  }
  return null;
}
