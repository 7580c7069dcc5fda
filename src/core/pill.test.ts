import {describe, expect, it} from 'vitest';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import {Phase} from '../protocol/snapshot.ts';
import {pillOf} from './pill.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

const at = (part: Parameters<typeof pillOf>[0] | object) => pillOf({...IDLE_SNAPSHOT, ...part}, ENGLISH);

describe('the pill', () => {
  it('is shown while something goes on, and not else', () => {
    const shown = Phase.options.filter((phase) => at({phase}) !== null);
    expect(shown).toEqual(['starting', 'listening', 'thinking', 'speaking']);
  });

  it('can be stopped whenever Parley hears, thinks or speaks', () => {
    for (const phase of ['starting', 'listening', 'thinking', 'speaking'] as const)
      expect(at({phase})?.canStop).toBe(true);
  });

  it('says that a tool runs, and that the line is gone', () => {
    expect(at({phase: 'thinking', isWorking: true})).toMatchObject({kind: 'working', words: 'Working'});
    expect(at({phase: 'speaking', isWorking: true})?.kind).toBe('speaking');
    expect(at({phase: 'listening', session: 'waiting'})?.words).toBe('Listening, connecting again');
  });

  it('says that the page is shared, while there is nothing else to say', () => {
    expect(at({isShared: true})).toMatchObject({kind: 'sharing', canStop: false});
    expect(at({isShared: true, phase: 'listening'})?.kind).toBe('listening');
  });
});
