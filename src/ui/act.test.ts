import {beforeEach, describe, expect, it, vi} from 'vitest';
import {ParleyError} from '../protocol/failures.ts';

// The bus brings an adapter of the browser's that looks for an extension around it; nothing of it is used here.
vi.stubGlobal('chrome', {runtime: {id: 'parley'}});
const {act, lastFailure, refresher} = await import('./act.ts');

const settled = () => new Promise((resolve) => setTimeout(resolve));
const fails = (reason: 'gateway.address' | 'storage.failed') => () =>
  Promise.reject(new ParleyError(reason, {message: reason}));
const works = () => Promise.resolve();
const shown = () => lastFailure.value?.reason ?? null;

beforeEach(() => {
  lastFailure.value = null;
});

describe('what went wrong with an act', () => {
  it('stays to be read while views refresh, whether that goes well or not', async () => {
    act(fails('gateway.address'));
    await settled();
    refresher(works)();
    expect(shown()).toBe('gateway.address');
    await settled();
    expect(shown()).toBe('gateway.address');
    refresher(fails('storage.failed'))();
    await settled();
    expect(shown()).toBe('gateway.address');
  });

  it('goes with the next thing the person does', async () => {
    act(fails('gateway.address'));
    await settled();
    act(works);
    expect(shown()).toBeNull();
  });
});

describe('what a view cannot read', () => {
  it('is shown until it can, and by another view not taken away', async () => {
    const reads = vi.fn(works).mockImplementationOnce(fails('storage.failed'));
    const refresh = refresher(reads);
    refresh();
    await settled();
    expect(shown()).toBe('storage.failed');
    refresher(works)();
    await settled();
    expect(shown()).toBe('storage.failed');
    refresh();
    await settled();
    expect(shown()).toBeNull();
  });

  it('takes nothing away where nothing of it is shown', async () => {
    const refresh = refresher(works);
    act(fails('gateway.address'));
    await settled();
    refresh();
    refresh();
    await settled();
    expect(shown()).toBe('gateway.address');
  });
});
