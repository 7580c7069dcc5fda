import {describe, expect, it} from 'vitest';
import {ATTEMPTS, pictureSize, roomForPicture} from './picture-size.ts';

/** As OpenAI counts an image in high detail. */
function tokens({width, height}: {width: number; height: number}): number {
  return 85 + 170 * Math.ceil(width / 512) * Math.ceil(height / 512);
}

describe('the size of a picture', () => {
  it.each([
    [1280, 720, 765],
    [1440, 900, 765],
    [1920, 1080, 1105],
    [2560, 1440, 1105],
    [800, 600, 765],
    [412, 915, 425],
  ])('of a window of %d by %d costs %d tokens, in its proportions', (width, height, cost) => {
    const size = pictureSize({width, height});
    expect(tokens(size)).toBe(cost);
    expect(size.width / size.height).toBeCloseTo(width / height, 1);
    expect(size.width).toBeLessThanOrEqual(width);
    expect(Math.min(size.width, size.height)).toBeLessThanOrEqual(768);
  });

  it('leaves text readable on screens that people have', () => {
    for (const [width, height] of [
      [1280, 720],
      [1366, 768],
      [1440, 900],
      [1920, 1080],
    ] as const)
      expect(pictureSize({width, height}).width / width).toBeGreaterThanOrEqual(0.7);
  });
});

describe('making a picture smaller', () => {
  it('goes down step by step', () => {
    for (const [at, one] of ATTEMPTS.entries()) {
      const before = ATTEMPTS[at - 1];
      if (before) expect(one.quality * one.scale).toBeLessThan(before.quality * before.scale);
    }
  });

  it('leaves room for base64 and the event around', () => {
    const bytes = roomForPicture(262_144);
    expect(Math.ceil(bytes / 3) * 4).toBeLessThan(262_144 - 4_000);
    expect(bytes).toBeGreaterThan(190_000);
  });
});
