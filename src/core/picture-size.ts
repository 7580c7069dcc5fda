/** Sizes in pixels. */
export interface Size {
  width: number;
  height: number;
}

/**
 * What fits into whole tiles of 512 pixels, from few to many. Source: OpenAI's notes on images: the shorter side is brought
 * to at most 768, and each tile costs 170 tokens, over 85 for the picture.
 */
const FITS: readonly Size[] = [
  {width: 1024, height: 768},
  {width: 1536, height: 768},
  {width: 2048, height: 768},
];
/** Text of a page is read well in a picture from this share of its size on. */
const READABLE = 0.7;

/** The size of a picture of a window, given in CSS pixels: as small as can be read well, and never larger than the window. */
export function pictureSize(window: Size): Size {
  const scales = FITS.map(({width, height}) => Math.min(1, width / window.width, height / window.height));
  const scale = scales.find((one) => one >= READABLE) ?? Math.max(...scales);
  return {
    width: Math.max(1, Math.round(window.width * scale)),
    height: Math.max(1, Math.round(window.height * scale)),
  };
}

/** A way to make a picture smaller: its JPEG quality, and a share of its size. */
interface Attempt {
  quality: number;
  scale: number;
}

/** What is tried one after the other until a picture fits: first quality is given up, then size. */
export const ATTEMPTS: readonly Attempt[] = [
  {quality: 0.75, scale: 1},
  {quality: 0.55, scale: 1},
  {quality: 0.4, scale: 0.85},
  {quality: 0.35, scale: 0.65},
  {quality: 0.3, scale: 0.45},
  {quality: 0.3, scale: 0.25},
];

/** How many bytes a picture may have so that an event with it is at most `eventBytes` long: base64 makes four of three. */
export function roomForPicture(eventBytes: number): number {
  return Math.floor(((eventBytes - AROUND_BYTES) * 3) / 4);
}

/** The words that go with a picture, and the event around it. */
const AROUND_BYTES = 4_096;
