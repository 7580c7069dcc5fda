import {describe, expect, it} from 'vitest';
import {isMeant, strokeOf, type Point} from './stroke.ts';

/** A circle as hands draw one: not round, and not quite closed. */
function around(x: number, y: number, width: number, height: number): Point[] {
  return Array.from({length: 30}, (_, at) => {
    const angle = (at / 30) * 1.9 * Math.PI;
    return {x: x + (Math.cos(angle) * width) / 2, y: y + (Math.sin(angle) * height) / 2};
  });
}

function line(fromX: number, toX: number, y: number): Point[] {
  return Array.from({length: 20}, (_, at) => ({x: fromX + ((toX - fromX) * at) / 19, y: y + (at % 2)}));
}

const box = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('a line that is drawn', () => {
  it('is a circle where it comes back, else a line; a mere click is nothing', () => {
    expect(strokeOf(around(100, 100, 120, 60))?.kind).toBe('circle');
    expect(strokeOf(line(10, 200, 50))?.kind).toBe('line');
    expect(
      strokeOf([
        {x: 5, y: 5},
        {x: 7, y: 6},
      ]),
    ).toBeNull();
    expect(strokeOf([])).toBeNull();
  });

  it('around something means what has its middle inside', () => {
    const stroke = strokeOf(around(100, 100, 120, 60));
    if (!stroke) throw new Error('no stroke');
    expect(isMeant(box(80, 90, 40, 20), stroke)).toBe(true);
    expect(isMeant(box(180, 90, 40, 20), stroke)).toBe(false);
    expect(isMeant(box(0, 0, 400, 400), stroke)).toBe(false);
  });

  it('under or through something means what is over it, not what is below or beside', () => {
    const stroke = strokeOf(line(50, 150, 100));
    if (!stroke) throw new Error('no stroke');
    expect(isMeant(box(60, 78, 40, 20), stroke)).toBe(true);
    expect(isMeant(box(60, 92, 40, 20), stroke)).toBe(true);
    expect(isMeant(box(60, 120, 40, 20), stroke)).toBe(false);
    expect(isMeant(box(60, 40, 40, 20), stroke)).toBe(false);
    expect(isMeant(box(160, 78, 40, 20), stroke)).toBe(false);
  });
});
