import {describe, expect, it} from 'vitest';
import {NO_ITEMS, orderOf, withItem, type ItemAdded, type ItemOrder} from './transcript-order.ts';

const START = 1_800_000_000_000;

/** Tells items in the order given, a second apart: `b<a` follows `a`, and `a` follows nothing. */
function told(...items: string[]): ItemOrder {
  return items
    .map((text, second): ItemAdded => {
      const [itemId = '', previousItemId = null] = text.split('<');
      return {itemId, previousItemId, at: START + second * 1_000};
    })
    .reduce(withItem, NO_ITEMS);
}
const names = (items: ItemOrder) => items.map(({itemId}) => itemId).join('');

describe('the order of items', () => {
  it.each([
    [['a', 'b<a', 'c<b'], 'abc', 'in order'],
    [['a', 'b<a', 'a', 'b<a', 'c<b', 'c<b'], 'abc', 'told twice'],
    [['a', 'c<b', 'b<a'], 'abc', 'one before its predecessor'],
    [['c<b', 'b<a', 'a'], 'abc', 'all in reverse'],
    [['d<c', 'a', 'x<a', 'b<a', 'c<b'], 'abcdx', 'a run that comes late, beside another'],
    [['a', 'c<b', 'd<c', 'e<d', 'b<a'], 'abcde', 'a run that waits for one item'],
    [['a', 'b<a', 'x<a'], 'axb', 'one inserted later'],
    [['a', 'y<p', 'z<p', 'p<a'], 'apzy', 'two that wait for the same one, as if they had been inserted'],
    [['a', 'b', 'c'], 'abc', 'a service that names no predecessors'],
    [['a', 'c<gone', 'b<a'], 'abc', 'one whose predecessor never comes'],
    [['a', 'c<gone', 'b<a', 'c<b'], 'abc', 'one that is told again with a better predecessor'],
    [['a', 'b<b', 'c<b'], 'abc', 'one that follows itself'],
    [['b<a', 'a<b'], 'ba', 'two that follow each other'],
  ])('%j gives %s: %s', (items, expected) => {
    expect(names(told(...items))).toBe(expected);
  });

  it('numbers them by their time where that agrees', () => {
    const items = told('a', 'b<a', 'c<b');
    expect(['a', 'b', 'c'].map((itemId) => orderOf(items, itemId))).toEqual([
      START,
      START + 1_000,
      START + 2_000,
    ]);
    expect(orderOf(items, 'z')).toBeNull();
  });

  it('keeps numbers rising, and those of items that stayed', () => {
    const before = told('a', 'b<a', 'd<c', 'x<b');
    const after = withItem(before, {itemId: 'c', previousItemId: 'a', at: START + 9_000});
    expect(names(after)).toBe('acdbx');
    const orders = after.map(({order}) => order);
    expect(orders).toEqual(orders.toSorted((one, other) => one - other));
    expect(new Set(orders).size).toBe(orders.length);
    for (const itemId of ['a', 'b', 'x']) expect(orderOf(after, itemId)).toBe(orderOf(before, itemId));
  });

  it('keeps them apart when a thousand are inserted in one place', () => {
    let items = told('a', 'z<a');
    for (let count = 0; count < 1_000; count += 1) {
      items = withItem(items, {itemId: `i${count}`, previousItemId: 'a', at: START});
    }
    const orders = items.map(({order}) => order);
    expect(orders.every((order, place) => place === 0 || order > (orders[place - 1] ?? Infinity))).toBe(true);
    expect(items.at(1)?.itemId).toBe('i999');
    expect(items.at(-1)?.itemId).toBe('z');
  });

  it('does not follow a clock that went backwards', () => {
    const items = [
      {itemId: 'a', previousItemId: null, at: START},
      {itemId: 'b', previousItemId: 'a', at: START - 5_000},
    ].reduce(withItem, NO_ITEMS);
    expect(orderOf(items, 'b')).toBeGreaterThan(START);
    expect(orderOf(items, 'b')).toBeLessThan(START + 1);
  });
});
