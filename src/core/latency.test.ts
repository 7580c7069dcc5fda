import {describe, expect, it} from 'vitest';
import {latenciesOf, latencyJson, spanInWords, timeInWords} from './latency.ts';
import {quantile} from './quantiles.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

const turn = (spans: Record<string, number>) => ({
  spans: Object.entries(spans).map(([name, ms]) => ({name, start: 1_000, end: 1_000 + ms})),
});

describe('a quantile', () => {
  it('lies between neighbours, whatever their order', () => {
    expect(quantile([30, 10, 20], 0.5)).toBe(20);
    expect(quantile([40, 10, 20, 30], 0.5)).toBe(25);
    expect(quantile([0, 100], 0.95)).toBe(95);
    expect(
      quantile(
        Array.from({length: 101}, (_, at) => 100 - at),
        0.95,
      ),
    ).toBe(95);
    expect(quantile([2, 10], 0.5)).toBe(6);
  });

  it('of one value is that, of none there is none', () => {
    expect([quantile([7], 0), quantile([7], 0.95), quantile([], 0.5)]).toEqual([7, 7, null]);
  });
});

describe('latencies', () => {
  const turns = [
    turn({reply: 500, capture: 40, speech: 9_000}),
    turn({'tool:read_page': 30, reply: 700, capture: 60}),
    turn({}),
  ];

  it('stand in the order of a turn, tools last, with the turns that had them', () => {
    expect(latenciesOf(turns)).toEqual([
      {name: 'capture', count: 2, medianMs: 50, p95Ms: 59},
      {name: 'reply', count: 2, medianMs: 600, p95Ms: 690},
      {name: 'tool:read_page', count: 1, medianMs: 30, p95Ms: 30},
    ]);
    expect(latenciesOf([])).toEqual([]);
  });

  it('are given to a program with how many turns there were', () => {
    const json = JSON.parse(latencyJson(turns, 0)) as {turns: number; spans: unknown[]};
    expect(json).toMatchObject({
      format: 'parley-latency',
      version: 1,
      at: '1970-01-01T00:00:00.000Z',
      turns: 3,
    });
    expect(json.spans).toHaveLength(3);
  });

  it('are told in words', () => {
    expect(spanInWords('tool:read_page', ENGLISH)).toBe('Tool read_page');
    expect(spanInWords('reply', ENGLISH)).toContain('first sound heard');
    expect([timeInWords(84.6, ENGLISH), timeInWords(1_340, ENGLISH)]).toEqual(['85 ms', '1.3 s']);
  });
});
