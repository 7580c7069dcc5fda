import {describe, expect, it} from 'vitest';
import {type Billed, usageOf} from './usage.ts';

const piece = (key: string, text: number, audio = 0, image = 0): Billed => ({
  key,
  tokens: {text, audio, image},
});
const BASE = [piece('instructions', 100), piece('tools', 50)];

describe('usage', () => {
  it('caches nothing at first', () => {
    expect(usageOf([], [...BASE, piece('a', 0, 20)], {text: 5, audio: 40})).toEqual({
      total_tokens: 215,
      input_tokens: 170,
      output_tokens: 45,
      input_token_details: {
        text_tokens: 150,
        audio_tokens: 20,
        image_tokens: 0,
        cached_tokens: 0,
        cached_tokens_details: {text_tokens: 0, audio_tokens: 0, image_tokens: 0},
      },
      output_token_details: {text_tokens: 5, audio_tokens: 40},
    });
  });
  it('caches the prefix that did not change', () => {
    const before = [...BASE, piece('a', 0, 20), piece('b', 7)];
    const usage = usageOf(before, [...before, piece('c', 0, 30, 765)], {text: 0, audio: 0});
    expect(usage.input_token_details).toMatchObject({
      cached_tokens: 177,
      cached_tokens_details: {text_tokens: 157, audio_tokens: 20, image_tokens: 0},
      image_tokens: 765,
    });
  });
  it('loses the cache from the first change on', () => {
    const before = [...BASE, piece('a', 0, 20), piece('b', 7)];
    const usage = usageOf(before, [...BASE, piece('b', 7)], {text: 0, audio: 0});
    expect(usage.input_token_details?.cached_tokens).toBe(150);
  });
});
