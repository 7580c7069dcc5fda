import {describe, expect, it} from 'vitest';
import {pick, type Placed} from './pick.ts';

const match = (ref: string, score: number, reading = 0): Placed<string> => ({
  place: 'page',
  match: {reading, ref, role: 'button', name: ref, near: null, score},
});
const refs = (found: readonly Placed<string>[]) => {
  const picked = pick(found);
  return 'one' in picked ? picked.one.match.ref : picked.several.map(({match: {ref}}) => ref);
};

describe('picking', () => {
  it('takes the one that fits clearly better', () => {
    expect(refs([match('e1', 80), match('e2', 103), match('e3', 101)])).toBe('e2');
  });
  it('tells those that fit alike, the best first, and nothing that fits much worse', () => {
    expect(refs([match('e1', 100), match('e2', 101), match('e3', 60)])).toEqual(['e2', 'e1']);
  });
  it('goes by the reading that something fits best, and by the earlier one of two', () => {
    expect(refs([match('e1', 70, 0), match('e2', 70.5, 0), match('e3', 106, 1)])).toBe('e3');
    expect(refs([match('e1', 100, 1), match('e2', 100, 0)])).toBe('e2');
  });
  it('takes nothing that hardly fits', () => {
    expect(refs([match('e1', 12)])).toEqual([]);
    expect(refs([])).toEqual([]);
  });
  it('tells no more than eight', () => {
    expect(refs(Array.from({length: 12}, (_, at) => match(`e${at}`, 100)))).toHaveLength(8);
  });
});
