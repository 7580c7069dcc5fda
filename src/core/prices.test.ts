import {describe, expect, it} from 'vitest';
import {costOf, priceOf, spendFor} from './prices.ts';
import {NO_AMOUNTS} from './spending.ts';

const MILLION = 1_000_000;
const openai = {host: 'api.openai.com', amounts: {...NO_AMOUNTS, audioOut: MILLION}};

describe('the table of prices', () => {
  it('knows a model also by the name that ends with its day', () => {
    expect(priceOf('gpt-realtime-2025-08-28')).toBe(priceOf('gpt-realtime'));
    expect(priceOf('gpt-realtime-2.1-mini')).toMatchObject({audioIn: 10, audioCached: 0.3, audioOut: 20});
    expect(priceOf('gpt-realtime-2')?.textOut).toBe(24);
    expect(priceOf('gpt-5.4-mini-2026-03-17')).toEqual({textIn: 0.75, textCached: 0.075, textOut: 4.5});
    expect(priceOf('sphinx')).toBeNull();
    expect(priceOf('gpt-realtime-next')).toBeNull();
  });

  it('bills each kind at its own price', () => {
    const price = priceOf('gpt-realtime');
    if (!price) throw new Error('no price');
    expect(costOf(NO_AMOUNTS, price)).toBe(0);
    expect(costOf({...NO_AMOUNTS, textIn: MILLION, textCached: MILLION}, price)).toBeCloseTo(4.4);
    expect(costOf({...NO_AMOUNTS, audioIn: 1_000, audioOut: 500, imageIn: 2_000}, price)).toBeCloseTo(0.074);
  });

  it('bills recognition by the minute where the service tells its length', () => {
    const price = priceOf('gpt-4o-mini-transcribe');
    expect(price && costOf({...NO_AMOUNTS, heardMs: 120_000}, price)).toBeCloseTo(0.006);
  });
});

describe('a use', () => {
  it('of a listed model costs what the table says', () => {
    expect(spendFor({...openai, model: 'gpt-realtime'}, true)).toMatchObject({billing: 'listed', usd: 64});
  });

  it('of a model that is not listed costs nothing that is known', () => {
    expect(spendFor({...openai, model: 'sphinx'}, true)).toMatchObject({billing: 'unknown', usd: 0});
  });

  it('of a service on this machine is free, unless the person says that it is not', () => {
    const local = {...openai, host: '127.0.0.1:8788', model: 'gpt-realtime'};
    expect(spendFor(local, true)).toMatchObject({billing: 'free', usd: 0});
    expect(spendFor(local, false)).toMatchObject({billing: 'listed', usd: 64});
    expect(spendFor({...local, host: '127.0.0.1.voice.example'}, true)).toMatchObject({billing: 'listed'});
  });
});
