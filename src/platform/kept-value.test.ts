import {describe, expect, it} from 'vitest';
import {keepValue} from './kept-value.ts';

describe('a kept value', () => {
  it('is loaded once, for those who ask at once and for those who ask later', async () => {
    let loads = 0;
    const value = keepValue(() => Promise.resolve((loads += 1)));
    expect(await Promise.all([value.read(), value.read()])).toEqual([1, 1]);
    expect(await value.read()).toBe(1);
    expect(loads).toBe(1);
  });

  it('is loaded anew once it was forgotten, also while it was on its way', async () => {
    const answers: ((value: string) => void)[] = [];
    const value = keepValue(() => new Promise<string>((resolve) => answers.push(resolve)));
    const before = value.read();
    value.forget();
    const after = value.read();
    answers[1]?.('new');
    answers[0]?.('old');
    expect(await before).toBe('old');
    expect(await after).toBe('new');
    expect(await value.read()).toBe('new');
  });

  it('is loaded anew after a failure, which everyone who waited hears of', async () => {
    let loads = 0;
    const value = keepValue(() => {
      loads += 1;
      return loads === 1 ? Promise.reject(new Error('the disk is full')) : Promise.resolve('there');
    });
    const both = await Promise.allSettled([value.read(), value.read()]);
    expect(both.map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect(await value.read()).toBe('there');
  });
});
