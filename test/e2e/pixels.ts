import type {Page} from 'puppeteer-core';

/** The colour in which test pages draw what nobody is to see; nothing else in them is like it. */
export const CANARY = 'rgb(255, 0, 255)';
/** The colour of what may be seen. */
export const PLAIN = 'rgb(0, 160, 0)';

/** How many pixels of a picture are about the colour of a canary, and how many of what may be seen. */
export interface Seen {
  width: number;
  height: number;
  canary: number;
  plain: number;
}

/** Decodes a picture in a browser and counts. JPEG smears colours, so what counts as one is wide. */
export function look(decoder: Page, dataUrl: string): Promise<Seen> {
  return decoder.evaluate(async (url) => {
    // An element's image is not decoded in a tab that nobody sees.
    const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (char) => char.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement('canvas');
    ({width: canvas.width, height: canvas.height} = image);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(image, 0, 0);
    const {data} = pen.getImageData(0, 0, canvas.width, canvas.height);
    let canary = 0;
    let plain = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
      if (red - green > 50 && blue - green > 50) canary += 1;
      if (green - red > 60 && green - blue > 60) plain += 1;
    }
    return {width: canvas.width, height: canvas.height, canary, plain};
  }, dataUrl);
}
