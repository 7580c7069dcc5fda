import {describe, expect, it} from 'vitest';
import type {Line} from '../protocol/snapshot.ts';
import {KEPT_LINES, withLine} from './lines.ts';

const line = (turn: number, who: Line['who'], text: string): Line => ({
  turnId: `turn_0000000${turn}`,
  who,
  text,
  final: true,
});
const texts = (lines: Line[]) => lines.map(({text}) => text);

describe('the last lines', () => {
  it('grow in order', () => {
    const lines = [line(1, 'you', 'a'), line(1, 'parley', 'b'), line(2, 'you', 'c')].reduce(withLine, []);
    expect(texts(lines)).toEqual(['a', 'b', 'c']);
  });

  it('replace a side’s words of the same turn', () => {
    const lines = [line(1, 'you', 'wh'), line(1, 'you', 'what')].reduce(withLine, []);
    expect(texts(lines)).toEqual(['what']);
  });

  it('put words that were recognised late before their answer', () => {
    const lines = [line(1, 'parley', 'Yes.'), line(1, 'you', 'is it')].reduce(withLine, []);
    expect(texts(lines)).toEqual(['is it', 'Yes.']);
  });

  it('keep only the newest', () => {
    const all = [1, 2, 3, 4].flatMap((turn) => [
      line(turn, 'you', `q${turn}`),
      line(turn, 'parley', `a${turn}`),
    ]);
    const lines = all.reduce(withLine, []);
    expect(texts(lines)).toEqual(['q3', 'a3', 'q4', 'a4']);
    expect(lines).toHaveLength(KEPT_LINES);
  });
});
