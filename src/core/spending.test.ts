import {describe, expect, it} from 'vitest';
import type {Spend} from '../protocol/spending.ts';
import {
  addToDay,
  billOf,
  dayBefore,
  lastDays,
  monthBill,
  NO_AMOUNTS,
  tokensOf,
  withSpend,
} from './spending.ts';

const spend = (usd: number, rest: Partial<Spend> = {}): Spend => ({
  model: 'gpt-realtime',
  billing: 'listed',
  amounts: {...NO_AMOUNTS, textIn: 100, audioOut: 10, heardMs: 5_000},
  usd,
  ...rest,
});

describe('sums', () => {
  it('count tokens of every kind, and no time', () => {
    expect(tokensOf({...NO_AMOUNTS, textCached: 1, imageIn: 2, audioOut: 3, heardMs: 4})).toBe(6);
  });

  it('join the uses of one model, and keep others apart', () => {
    const spent = [spend(1), spend(2), spend(0, {billing: 'free'}), spend(4, {model: 'other'})].reduce<
      Spend[]
    >(withSpend, []);
    expect(spent.map(({model, billing, usd, amounts}) => [model, billing, usd, amounts.textIn])).toEqual([
      ['gpt-realtime', 'listed', 3, 200],
      ['gpt-realtime', 'free', 0, 100],
      ['other', 'listed', 4, 100],
    ]);
    expect(billOf(spent)).toEqual({usd: 7, tokens: 440, hasUnknown: false});
  });

  it('tell when the price of a part is not known', () => {
    expect(billOf([spend(1), spend(0, {billing: 'unknown'})])).toMatchObject({usd: 1, hasUnknown: true});
    expect(billOf([])).toEqual({usd: 0, tokens: 0, hasUnknown: false});
  });

  it('of a day begin with its first use', () => {
    const first = {...spend(1), day: '2026-07-21'};
    expect(addToDay(undefined, first)).toEqual(first);
    expect(addToDay(first, first)).toMatchObject({usd: 2, day: '2026-07-21', amounts: {audioOut: 20}});
  });
});

describe('days', () => {
  it('are counted back by the calendar', () => {
    expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28');
    expect(dayBefore('2024-03-01', 1)).toBe('2024-02-29');
    expect(dayBefore('2026-01-01', 1)).toBe('2025-12-31');
    expect(dayBefore('2026-07-21', 0)).toBe('2026-07-21');
  });

  it('stand in order, those without use too', () => {
    const rows = [
      {...spend(1), day: '2026-07-19'},
      {...spend(2), day: '2026-07-21'},
      {...spend(4, {model: 'other'}), day: '2026-07-21'},
      {...spend(8), day: '2026-07-18'},
    ];
    expect(lastDays(rows, '2026-07-21', 3).map(({day, bill}) => [day, bill.usd])).toEqual([
      ['2026-07-19', 1],
      ['2026-07-20', 0],
      ['2026-07-21', 6],
    ]);
  });

  it('of one month make its bill', () => {
    const rows = ['2026-06-30', '2026-07-01', '2026-07-21', '2026-07-22'].map((day) => ({...spend(1), day}));
    expect(monthBill(rows, '2026-07-21').usd).toBe(2);
  });
});
