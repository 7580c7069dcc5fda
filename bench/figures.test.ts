import {expect, test} from 'vitest';
import {figure, quantile, type Aim} from './figures.ts';

const of = (values: number[], aim: Aim, peer?: number[]) =>
  figure({name: 'x', unit: 'ms', values, aim, ...(peer ? {peer: {name: 'other', values: peer}} : {})});

test('a quantile is a value that was measured', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2);
  expect(quantile([4, 1, 3, 2], 0.95)).toBe(4);
  expect(quantile([], 0.5)).toBeNull();
});

test('a figure tells its values, its peer and the share between them', () => {
  expect(of([10, 20, 60], {atMost: 30}, [40])).toEqual({
    name: 'x',
    unit: 'ms',
    count: 3,
    median: 20,
    p95: 60,
    least: 10,
    most: 60,
    peer: 'other',
    peerMedian: 40,
    ratio: 0.5,
    aim: 'at most 30 ms',
    ok: true,
  });
});

test.each<[number[], Aim, number[] | undefined, boolean]>([
  [[31], {atMost: 30}, undefined, false],
  [[20], {atMost: 30, belowPeer: true}, [20], false],
  [[20], {atMost: 30, belowPeer: true}, [21], true],
  [[50], {atMostOfPeer: 0.5}, [100], true],
  [[51], {atMostOfPeer: 0.5}, [100], false],
  [[130], {atMostOverPeer: 30}, [100], true],
  [[131], {atMostOverPeer: 30}, [100], false],
  [[0, 0, 1], {never: true}, undefined, false],
  [[0, 0], {never: true}, [3], true],
  [[1, 50], {neverOver: 50}, undefined, true],
  [[1, 51], {neverOver: 50}, undefined, false],
  [[0.99, 1], {neverUnder: 0.99}, undefined, true],
  [[0.98, 1], {neverUnder: 0.99}, undefined, false],
  [[1, 9, 40], {atMost: 10, p95: 25}, undefined, false],
  [[1, 9, 20], {atMost: 10, p95: 25}, undefined, true],
  [[], {never: true}, undefined, false],
  [[10], {atMostOfPeer: 1}, [], false],
])('%j with the aim %j beside %j: %s', (values, aim, peer, ok) => {
  expect(of(values, aim, peer).ok).toBe(ok);
});
