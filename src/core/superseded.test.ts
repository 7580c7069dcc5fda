import {describe, expect, it} from 'vitest';
import {supersede, type Placed} from './superseded.ts';

describe('items that supersede each other', () => {
  it('are deleted in batches, never the newest, and never more than four stand', () => {
    let placed: Placed = [];
    const deleted: string[] = [];
    let batches = 0;
    for (let at = 0; at < 20; at += 1) {
      const next = supersede(placed, `item_${at}`);
      ({placed} = next);
      deleted.push(...next.toDelete);
      if (next.toDelete.length > 0) batches += 1;
      expect(placed.at(-1)).toBe(`item_${at}`);
      expect(placed.length).toBeLessThanOrEqual(4);
      expect(placed.some((item) => deleted.includes(item))).toBe(false);
    }
    expect([...deleted, ...placed]).toEqual(Array.from({length: 20}, (_, at) => `item_${at}`));
    expect(batches).toBeLessThan(20 / 3);
  });
});
