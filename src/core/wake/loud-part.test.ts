import {expect, test} from 'vitest';
import {loudPart} from './loud-part.ts';

test('the edges are cut where it is 30 dB fainter than at its loudest, and no hole is', () => {
  expect(loudPart([0.001, 0.002, 0.1, 0.001, 0.2, 0.01, 0.004, 0.001])).toEqual({from: 2, to: 6});
});

test('what is hardly above the noise is noise', () => {
  expect(loudPart([0.02, 0.1, 0.2, 0.03, 0.02], 0.018)).toEqual({from: 1, to: 3});
});

test('silence has no loud part', () => {
  expect(loudPart([0, 0, 0])).toEqual({from: 0, to: 0});
  expect(loudPart([])).toEqual({from: 0, to: 0});
});
