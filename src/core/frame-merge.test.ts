import {describe, expect, it} from 'vitest';
import type {FrameSeen, PageReading} from '../protocol/page.ts';
import {documentOf, mergeFrames, type FrameFound} from './frame-merge.ts';

const seen = (line: number, more: Partial<FrameSeen> = {}): FrameSeen => ({
  line,
  index: 0,
  address: 'https://a.test/',
  width: 300,
  height: 150,
  shown: null,
  ...more,
});
const reading = (lines: string[]): PageReading => ({
  title: '',
  address: '',
  selection: '',
  lines,
  elsewhere: [],
  frames: [],
  isModal: false,
  stamp: 's',
  isUnchanged: false,
  busyMs: 0,
  longestSliceMs: 0,
});
const found = (frameId: number, path: (number | null)[], more: Partial<FrameFound> = {}): FrameFound => ({
  frameId,
  path,
  address: 'https://a.test/',
  width: 300,
  height: 150,
  number: frameId,
  ...more,
});

describe('frames of a page', () => {
  it('stand under the line that shows them, with refs of their own', () => {
    const inner = {number: 3, reading: reading(['[e1 Deep] and ![e2 pic]']), frames: new Map()};
    const outer = {
      number: 2,
      reading: reading(['# e1 Top', '[e2 iframe]']),
      frames: new Map([[seen(1), inner]]),
    };
    const lines = mergeFrames(['before', ' [e5 iframe "Map"]', 'after'], new Map([[seen(1), outer]]), null);
    expect(lines).toEqual([
      'before',
      ' [e5 iframe "Map"]:',
      '  # f2e1 Top',
      '  [f2e2 iframe]:',
      '   [f3e1 Deep] and ![f3e2 pic]',
      'after',
    ]);
  });

  it('say why they were not read', () => {
    const frames = new Map([[seen(0), {why: 'did not answer'}]]);
    expect(mergeFrames(['[e5 iframe]'], frames, null)).toEqual(['[e5 iframe] (did not answer)']);
  });

  it('are found by their place among the frames around them', () => {
    const all = [found(1, [0]), found(2, [1]), found(3, [1, 0])];
    expect(documentOf(seen(0, {index: 1}), [], all)?.frameId).toBe(2);
    expect(documentOf(seen(0, {index: 0}), [1], all)?.frameId).toBe(3);
    expect(documentOf(seen(0, {index: 2}), [], all)).toBeNull();
  });

  it('that are not counted are found by address and size, or not at all', () => {
    const hidden = {index: null};
    const all = [
      found(1, [null]),
      found(2, [null], {width: 500}),
      found(3, [null], {address: 'https://b.test/'}),
    ];
    expect(documentOf(seen(0, hidden), [], all)?.frameId).toBe(1);
    expect(documentOf(seen(0, {...hidden, width: 500}), [], all)?.frameId).toBe(2);
    expect(documentOf(seen(0, {...hidden, address: 'https://c.test/', width: 999}), [], all)).toBeNull();
  });
});
