import {describe, expect, it} from 'vitest';
import type {Covered} from '../protocol/picture.ts';
import type {FrameFound} from './frame-merge.ts';
import {placeInTab} from './frame-places.ts';

const covered = (part: Partial<Covered>): Covered => ({
  documentId: 'd',
  window: {width: 800, height: 600, left: 0, top: 0, zoom: 1},
  hidden: [],
  frames: [],
  marks: [],
  isPainted: true,
  ...part,
});
const box = (left: number, top: number, right: number, bottom: number) => ({left, top, right, bottom});
const found = (number: number, path: number[]): FrameFound => ({
  frameId: number,
  number,
  path,
  address: 'a',
  width: 200,
  height: 100,
});
const child = (index: number, at: ReturnType<typeof box>, scale = 1) => ({
  index,
  address: 'a',
  width: 200,
  height: 100,
  box: at,
  scale,
});

describe('boxes of all documents of a tab', () => {
  it('stand where they are seen, with the numbers of their frames, through frames in frames', () => {
    const page = covered({
      hidden: [box(1, 2, 3, 4)],
      marks: [{ref: 'e1', box: box(5, 5, 9, 9)}],
      frames: [child(0, box(100, 100, 300, 200))],
    });
    const outer = covered({
      marks: [{ref: 'e1', box: box(10, 10, 50, 20)}],
      frames: [child(0, box(20, 40, 120, 90), 0.5)],
    });
    const inner = covered({hidden: [box(20, 20, 40, 40)]});
    expect(
      placeInTab(page, [
        {frame: found(1, [0]), covered: outer},
        {frame: found(2, [0, 0]), covered: inner},
      ]),
    ).toEqual({
      hidden: [box(1, 2, 3, 4), box(130, 150, 140, 160)],
      marks: [
        {ref: 'e1', box: box(5, 5, 9, 9)},
        {ref: 'f1e1', box: box(110, 110, 150, 120)},
      ],
    });
  });

  it('are cut by the frame they are in, or left out where nothing of them is seen', () => {
    const page = covered({frames: [child(0, box(700, 500, 900, 600))]});
    const inside = covered({
      marks: [
        {ref: 'e1', box: box(50, 50, 150, 150)},
        {ref: 'e2', box: box(150, 0, 200, 50)},
      ],
    });
    expect(placeInTab(page, [{frame: found(1, [0]), covered: inside}]).marks).toEqual([
      {ref: 'f1e1', box: box(750, 550, 800, 600)},
    ]);
  });
});
