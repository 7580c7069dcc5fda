import {describe, expect, it} from 'vitest';
import {readImage} from './images.ts';
import {imageTokens} from './usage.ts';

/** The least of a JPEG that tells its size: start, an application segment, a frame header. */
function jpeg(width: number, height: number): string {
  const frame = Buffer.alloc(19);
  frame.set([0xff, 0xc0, 0, 17, 8], 0);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const image = Buffer.concat([Buffer.from('ffd8ffe00004abcd', 'hex'), frame]);
  return `data:image/jpeg;base64,${image.toString('base64')}`;
}

describe('images that a client sends', () => {
  it('are read for their size', () => {
    expect(readImage(jpeg(1024, 576))).toMatchObject({
      type: 'image/jpeg',
      width: 1024,
      height: 576,
      bytes: 27,
    });
  });

  it.each([
    ['another type', jpeg(1, 1).replace('jpeg', 'webp')],
    ['an address', 'https://example.com/a.jpg'],
    ['no image', 'data:image/png;base64,AAAA'],
    ['a type that lies', jpeg(1, 1).replace('jpeg', 'png')],
    ['something that is not base64', 'data:image/jpeg;base64,*'],
  ])('are refused where they are %s', (_what, url) => {
    expect(readImage(url)).toBeNull();
  });

  it('cost by their size, as the guide to vision tells', () => {
    expect(imageTokens('auto', {width: 1024, height: 768})).toBe(765);
    expect(imageTokens('high', {width: 1365, height: 768})).toBe(1105);
    expect(imageTokens('high', {width: 3000, height: 3000})).toBe(765);
    expect(imageTokens('low', {width: 1365, height: 768})).toBe(85);
  });
});
