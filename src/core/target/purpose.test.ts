import {describe, expect, it} from 'vitest';
import {readingsFor, servingOnly} from './purpose.ts';
import {readTarget} from './query.ts';

const match = (role: string, reading = 0, score = 100) => ({reading, role, score});

describe('what serves', () => {
  it('for showing is whatever fits', () => {
    const matches = [match('text'), match('button')];
    expect(servingOnly('show', readTarget('button "Save"'), matches)).toEqual(matches);
  });

  it('for using is no text where a kind was named', () => {
    const readings = readTarget('link "sit"');
    expect(servingOnly('use', readings, [match('text'), match('clickable')])).toEqual([match('clickable')]);
    expect(servingOnly('use', readings, [match('text')])).toEqual([]);
  });

  it('for using may be text where none was', () => {
    expect(servingOnly('use', readTarget('"Agnes"'), [match('text')])).toEqual([match('text')]);
    expect(servingOnly('use', readTarget('"Agnes"'), [match('text', 0, 72)])).toEqual([]);
  });

  it('for choosing is what has something to choose in it, where there is any', () => {
    const readings = readingsFor('choose', readTarget('the list'));
    const of = readings.findIndex(({roles}) => roles.includes('combobox'));
    expect(of).toBeGreaterThanOrEqual(0);
    expect(servingOnly('choose', readings, [match('list', of), match('combobox', of)])).toEqual([
      match('combobox', of),
    ]);
    expect(servingOnly('choose', readings, [match('button', of)])).toEqual([match('button', of)]);
  });
});
