import {describe, expect, it} from 'vitest';
import {cornerOf, placeAfterKey, placeAt, placeClearOf} from './pill-place.ts';
import type {PillPlace} from '../protocol/pill.ts';

const SIZE = {width: 200, height: 40};
const WINDOW = {width: 1_000, height: 800};
const bottom: PillPlace = {edge: 'bottom', along: 0.5};

describe('the corner of a place', () => {
  it.each([
    [bottom, {x: 400, y: 748}],
    [
      {edge: 'top', along: 0},
      {x: 12, y: 12},
    ],
    [
      {edge: 'left', along: 1},
      {x: 12, y: 748},
    ],
    [
      {edge: 'right', along: 0.5},
      {x: 788, y: 380},
    ],
  ] as [PillPlace, {x: number; y: number}][])('%j lies at %j', (place, corner) => {
    expect(cornerOf(place, SIZE, WINDOW)).toEqual(corner);
  });

  it('lies in the window, however small that is', () => {
    for (const edge of ['top', 'bottom', 'left', 'right'] as const)
      expect(cornerOf({edge, along: 1}, SIZE, {width: 120, height: 30})).toMatchObject({
        x: expect.toSatisfy((x: number) => x >= 0 && x <= 12) as number,
        y: expect.toSatisfy((y: number) => y >= 0 && y <= 12) as number,
      });
  });
});

describe('a pill that is let go', () => {
  it.each([
    [{x: 420, y: 700}, 'bottom'],
    [{x: 420, y: 30}, 'top'],
    [{x: 20, y: 300}, 'left'],
    [{x: 780, y: 300}, 'right'],
  ] as const)('at %j goes to the edge %s', (corner, edge) => {
    expect(placeAt(corner, SIZE, WINDOW).edge).toBe(edge);
  });

  it('stays where it was put along that edge', () => {
    const corner = {x: 300, y: 790};
    expect(cornerOf(placeAt(corner, SIZE, WINDOW), SIZE, WINDOW).x).toBe(300);
  });

  it('keeps its edge and its share when the window changes', () => {
    const place = placeAt({x: 788, y: 748}, SIZE, WINDOW);
    expect(cornerOf(place, SIZE, {width: 500, height: 400})).toEqual({x: 288, y: 348});
  });
});

describe('an arrow key', () => {
  it('moves it along its edge, no further than the end', () => {
    const moved = placeAfterKey(bottom, 'ArrowRight', SIZE, WINDOW);
    expect(cornerOf(moved ?? bottom, SIZE, WINDOW)).toEqual({x: 432, y: 748});
    expect(placeAfterKey({edge: 'bottom', along: 1}, 'ArrowRight', SIZE, WINDOW)?.along).toBe(1);
    expect(placeAfterKey({edge: 'left', along: 0}, 'ArrowUp', SIZE, WINDOW)?.along).toBe(0);
  });

  it('moves it over to the opposite edge', () => {
    expect(placeAfterKey(bottom, 'ArrowUp', SIZE, WINDOW)).toEqual({edge: 'top', along: 0.5});
    expect(placeAfterKey({edge: 'left', along: 0.2}, 'ArrowRight', SIZE, WINDOW)).toEqual({
      edge: 'right',
      along: 0.2,
    });
  });

  it('of another kind moves nothing', () => {
    expect(placeAfterKey(bottom, 'Enter', SIZE, WINDOW)).toBeNull();
  });
});

describe('what is pointed at', () => {
  it('is not covered: the pill gives way, and stays where nothing is in the way', () => {
    const under = {left: 380, top: 740, right: 640, bottom: 790};
    expect(placeClearOf(bottom, under, SIZE, WINDOW)).toEqual({edge: 'bottom', along: 1});
    expect(placeClearOf(bottom, {left: 0, top: 0, right: 300, bottom: 300}, SIZE, WINDOW)).toBe(bottom);
    expect(placeClearOf(bottom, null, SIZE, WINDOW)).toBe(bottom);
  });

  it('leaves it the other edge where it fills this one', () => {
    const band = {left: 0, top: 600, right: 1_000, bottom: 800};
    expect(placeClearOf(bottom, band, SIZE, WINDOW)).toEqual({edge: 'top', along: 0.5});
  });

  it('may be covered where it is everywhere', () => {
    expect(placeClearOf(bottom, {left: 0, top: 0, right: 1_000, bottom: 800}, SIZE, WINDOW)).toBe(bottom);
  });
});
