import {describe, expect, it} from 'vitest';
import {limitsOf, roomForAttachment, roomForText} from './gateway-limits.ts';

describe('the limits of a gateway', () => {
  it('are the smaller of those it names', () => {
    const attachments = {maxBytes: 5_000_000, maxImageBytes: 900_000};
    expect(limitsOf({maxPayload: 100_000, maxBufferedBytes: 200_000, attachments})).toEqual({
      frame: 100_000,
      picture: 900_000,
    });
    expect(limitsOf({maxPayload: 300_000, maxBufferedBytes: 200_000}).frame).toBe(200_000);
  });

  it('are the least where it names none, or nonsense', () => {
    for (const policy of [undefined, null, 'x', {}, {maxPayload: -1}, {attachments: 3}])
      expect(limitsOf(policy)).toEqual({frame: 65_536, picture: null});
  });
});

describe('a request', () => {
  const limits = {frame: 100_000, picture: null};

  it.each([0, 1_000, 40_000, 90_000, 500_000])('with a text of %i bytes and its picture fits', (text) => {
    const picture = roomForAttachment(limits, text);
    const room = roomForText(limits, picture);
    expect(picture).toBeGreaterThan(0);
    expect(room).toBeGreaterThanOrEqual(Math.min(text, 49_250));
    expect(room + Math.ceil(picture / 3) * 4).toBeLessThan(limits.frame);
  });

  it('takes no larger picture than the gateway does', () => {
    expect(roomForAttachment({...limits, picture: 20_000}, 1_000)).toBe(20_000);
  });

  it('of no size has no room for anything', () => {
    expect(roomForAttachment({frame: 100, picture: null}, 50)).toBe(0);
    expect(roomForText({frame: 100, picture: null}, 0)).toBe(0);
  });
});
