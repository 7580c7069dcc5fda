import {describe, expect, it} from 'vitest';
import {layOutMarks, type MarkToPlace} from './mark-layout.ts';

const PICTURE = {width: 400, height: 300};
const measure = (label: string) => label.length * 7 + 6;
const box = (left: number, top: number, width = 60, height = 20) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

function place(marks: MarkToPlace[]) {
  return layOutMarks(marks, PICTURE, measure, 14);
}

describe('labels of marks', () => {
  it('stand above their box, and below or inside it where there is no room', () => {
    expect(place([{label: 'e1', box: box(50, 50)}])[0]?.at).toMatchObject({left: 50, bottom: 50});
    expect(place([{label: 'e1', box: box(50, 0)}])[0]?.at).toMatchObject({left: 50, top: 20});
    expect(place([{label: 'e1', box: box(0, 0, 400, 300)}])[0]?.at).toMatchObject({left: 0, top: 0});
  });

  it('never lie over each other, nor leave the picture, however dense the page', () => {
    const dense = Array.from({length: 60}, (_, at) => ({
      label: `e${at}`,
      box: box((at % 10) * 40, Math.floor(at / 10) * 50, 30, 16),
    }));
    const placed = place(dense);
    expect(placed.length).toBeGreaterThan(50);
    for (const {at} of placed) {
      expect(at.left).toBeGreaterThanOrEqual(0);
      expect(at.bottom).toBeLessThanOrEqual(PICTURE.height);
      const over = placed.filter(
        (other) =>
          other.at.left < at.right &&
          at.left < other.at.right &&
          other.at.top < at.bottom &&
          at.top < other.at.bottom,
      );
      expect(over).toHaveLength(1);
    }
  });

  it('keep clear of other boxes where they can', () => {
    const [, second] = place([
      {label: 'e1', box: box(50, 50)},
      {label: 'e2', box: box(50, 72)},
    ]);
    expect(second?.at.top).toBeGreaterThanOrEqual(72);
  });

  it('are left out rather than hiding another', () => {
    const same = Array.from({length: 30}, (_, at) => ({label: `e${at}`, box: box(100, 100, 10, 10)}));
    const placed = place(same);
    expect(placed.length).toBeGreaterThanOrEqual(3);
    expect(placed.length).toBeLessThan(30);
  });
});
