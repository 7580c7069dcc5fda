import type {RealtimeResponse, RealtimeServerEvent} from 'openai/resources/realtime/realtime';
import {describe, expect, it} from 'vitest';
import {NO_AMOUNTS} from '../core/spending.ts';
import {createUsageReader, readUsage} from './realtime-usage.ts';

const done = (response: RealtimeResponse): RealtimeServerEvent => ({
  type: 'response.done',
  event_id: 'event_1',
  response,
});

const recognised = (usage: unknown) =>
  ({
    type: 'conversation.item.input_audio_transcription.completed',
    event_id: 'event_1',
    item_id: 'item_1',
    content_index: 0,
    transcript: 'hello',
    usage,
  }) as RealtimeServerEvent;

describe('the usage of a response', () => {
  it('is told by kind, with what was cached apart', () => {
    const usage = {
      total_tokens: 260,
      input_tokens: 215,
      output_tokens: 45,
      input_token_details: {
        text_tokens: 150,
        audio_tokens: 45,
        image_tokens: 20,
        cached_tokens: 120,
        cached_tokens_details: {text_tokens: 100, audio_tokens: 15, image_tokens: 5},
      },
      output_token_details: {text_tokens: 5, audio_tokens: 40},
    };
    expect(readUsage(done({usage, metadata: {turn_id: 'turn_00000001'}, status: 'cancelled'}))).toEqual({
      by: 'voice',
      turnId: 'turn_00000001',
      amounts: {
        textIn: 50,
        textCached: 100,
        textOut: 5,
        audioIn: 30,
        audioCached: 15,
        audioOut: 40,
        imageIn: 15,
        imageCached: 5,
        heardMs: 0,
      },
    });
  });

  it('without its kinds is taken for text, and the cache for its front', () => {
    const usage = {input_tokens: 100, output_tokens: 7};
    expect(readUsage(done({usage}))).toMatchObject({turnId: null, amounts: {textIn: 100, textOut: 7}});
    const details = {text_tokens: 60, audio_tokens: 40, cached_tokens: 70};
    expect(readUsage(done({usage: {...usage, input_token_details: details}}))?.amounts).toMatchObject({
      textIn: 0,
      textCached: 60,
      audioIn: 30,
      audioCached: 10,
    });
  });

  it('never becomes less than nothing', () => {
    const details = {text_tokens: 5, cached_tokens_details: {text_tokens: 9, audio_tokens: 9}};
    expect(readUsage(done({usage: {input_token_details: details}}))?.amounts).toEqual({
      ...NO_AMOUNTS,
      textCached: 5,
    });
  });

  it('may be missing', () => {
    expect(readUsage(done({}))).toBeNull();
    expect(readUsage({type: 'response.created', event_id: 'event_1', response: {}})).toBeNull();
  });
});

it('that is told twice is used once', () => {
  const read = createUsageReader();
  const one = done({id: 'resp_1', usage: {input_tokens: 1}});
  const other = done({id: 'resp_2', usage: {input_tokens: 1}});
  const heard = recognised({type: 'duration', seconds: 1});
  expect([one, one, other, heard, heard].map((event) => read(event)?.by ?? null)).toEqual([
    'voice',
    null,
    'voice',
    'recognition',
    null,
  ]);
});

describe('the usage of recognition', () => {
  it('is told by length or by tokens', () => {
    expect(readUsage(recognised({type: 'duration', seconds: 2.5}))).toEqual({
      by: 'recognition',
      itemId: 'item_1',
      amounts: {...NO_AMOUNTS, heardMs: 2_500},
    });
    const tokens = {
      type: 'tokens',
      input_tokens: 30,
      output_tokens: 9,
      total_tokens: 39,
      input_token_details: {audio_tokens: 26, text_tokens: 4},
    };
    expect(readUsage(recognised(tokens))?.amounts).toEqual({
      ...NO_AMOUNTS,
      audioIn: 26,
      textIn: 4,
      textOut: 9,
    });
  });

  it('may be missing', () => {
    expect(readUsage(recognised(undefined))).toBeNull();
  });
});
