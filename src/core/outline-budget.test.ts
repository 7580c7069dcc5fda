import {expect, it} from 'vitest';
import {fitOutline, linesAfter} from './outline-budget.ts';
import {estimateTokens} from './token-estimate.ts';

const rows = Array.from({length: 100}, (_, at) => `[e${at + 1} button "Number ${at + 1}"]`);

it('leaves an outline that fits as it is', () => {
  expect(fitOutline(rows, 5_000)).toMatchObject({lines: rows, left: 0, lastRef: null});
});

it('leaves lines out from the end, and tells how many and where it stopped', () => {
  const fitted = fitOutline(rows, 200);
  expect(fitted.lines.length + fitted.left).toBe(100);
  expect(fitted.lastRef).toBe(`e${fitted.lines.length}`);
  expect(estimateTokens(fitted.lines.join('\n'))).toBeLessThanOrEqual(200);
});

it('shortens long text before it leaves anything out', () => {
  const fitted = fitOutline(['word '.repeat(400), '[e1 button "Last"]'], 300);
  expect(fitted.left).toBe(0);
  expect(fitted.lines[0]).toMatch(/…$/);
});

it('goes on after a ref, wherever it stands in its line', () => {
  const lines = ['# e1 Top', 'See [e2 this]', '![f3e4 A cat]', 'end'];
  expect(linesAfter(lines, 'e1')).toEqual(lines.slice(1));
  expect(linesAfter(lines, 'e2')).toEqual(lines.slice(2));
  expect(linesAfter(lines, 'f3e4')).toEqual(['end']);
  expect(linesAfter(lines, 'e9')).toEqual(lines);
});

it('estimates tokens of any script', () => {
  expect(estimateTokens('')).toBe(0);
  expect(estimateTokens('Green tea from the hills.')).toBe(6);
  expect(estimateTokens('日本語')).toBe(3);
  expect(estimateTokens('[e1234 Books]\n')).toBe(7);
});
