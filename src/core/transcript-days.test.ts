import {describe, expect, it} from 'vitest';
import type {TranscriptEntry} from '../protocol/transcript.ts';
import {byDay, localTime} from './transcript-days.ts';

const entry = (turn: number, who: 'you' | 'parley', time: string): TranscriptEntry => ({
  entryId: `${turn}-${who}`,
  turnId: `turn_0000000${turn}`,
  sessionId: null,
  who,
  text: 'words',
  at: Date.parse(time),
  order: Date.parse(time),
  isCut: false,
});

describe('days', () => {
  it('are those of the person’s calendar', () => {
    const at = Date.parse('2026-07-21T23:30:05Z');
    expect(localTime(at, 'UTC')).toEqual({date: '2026-07-21', time: '23:30:05'});
    expect(localTime(at, 'Asia/Tokyo')).toEqual({date: '2026-07-22', time: '08:30:05'});
    expect(localTime(Date.parse('2026-07-21T00:00:00Z'), 'UTC').time).toBe('00:00:00');
  });

  it('hold turns, which hold utterances in their order', () => {
    const days = byDay(
      [
        entry(1, 'you', '2026-07-20T10:00:00Z'),
        entry(1, 'parley', '2026-07-20T10:00:02Z'),
        entry(2, 'you', '2026-07-20T10:01:00Z'),
        entry(3, 'you', '2026-07-21T09:00:00Z'),
      ],
      'UTC',
    );
    expect(
      days.map(({date, turns}) => [date, turns.map(({entries}) => entries.map(({who}) => who))]),
    ).toEqual([
      ['2026-07-20', [['you', 'parley'], ['you']]],
      ['2026-07-21', [['you']]],
    ]);
  });

  it('keep a turn whole that runs past midnight', () => {
    const days = byDay(
      [
        entry(1, 'you', '2026-07-20T23:59:59Z'),
        entry(1, 'parley', '2026-07-21T00:00:02Z'),
        entry(2, 'you', '2026-07-21T00:01:00Z'),
      ],
      'UTC',
    );
    expect(days.map(({date, turns}) => [date, turns.length])).toEqual([
      ['2026-07-20', 1],
      ['2026-07-21', 1],
    ]);
  });
});
