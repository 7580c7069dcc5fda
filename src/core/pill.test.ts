import {describe, expect, it} from 'vitest';
import {IDLE_SNAPSHOT} from '../protocol/idle-snapshot.ts';
import {Phase, type Snapshot} from '../protocol/snapshot.ts';
import {pillOf} from './pill.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

const at = (part: Partial<Snapshot>, isShared = false) =>
  pillOf({...IDLE_SNAPSHOT, ...part}, isShared, ENGLISH);

describe('the pill', () => {
  it('is shown while something goes on, and not else', () => {
    const shown = Phase.options.filter((phase) => at({phase}) !== null);
    expect(shown).toEqual(['starting', 'listening', 'thinking', 'speaking']);
  });

  it('stops the talk whenever Parley hears, thinks or speaks', () => {
    for (const phase of ['starting', 'listening', 'thinking', 'speaking'] as const)
      for (const isShared of [false, true]) expect(at({phase}, isShared)?.stops).toBe('talk');
  });

  it('says that a tool runs, and that the line is gone', () => {
    expect(at({phase: 'thinking', isWorking: true})).toMatchObject({kind: 'working', words: 'Working'});
    expect(at({phase: 'speaking', isWorking: true})?.kind).toBe('speaking');
    expect(at({phase: 'listening', session: 'waiting'})?.words).toBe('Listening, connecting again');
  });

  it('says all the time that the page is shared, and stops that while nothing else goes on', () => {
    for (const phase of Phase.options) expect(at({phase}, true)?.words).toMatch(/shared with your agent/i);
    expect(at({}, true)).toMatchObject({kind: 'sharing', stops: 'sharing'});
    expect(at({phase: 'problem'}, true)).toMatchObject({kind: 'sharing', stops: 'sharing'});
    expect(at({phase: 'listening'}, true)?.kind).toBe('listening');
  });

  it('says on a shared page that the microphone waits for the name, which has no sign of its own then', () => {
    expect(at({isWakeListening: true}, true)?.words).toMatch(/listening for its name/);
    expect(at({isWakeListening: true})).toBeNull();
  });
});
