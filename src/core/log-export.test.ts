import {expect, it} from 'vitest';
import type {LogLine} from '../protocol/log-line.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import {logToText} from './log-export.ts';

const AT = Date.parse('2026-07-21T14:03:22.500Z');
const line: LogLine = {
  at: AT,
  level: 'warn',
  category: 'turn',
  context: 'offscreen',
  message: 'late\nand forged',
  facts: '{"kind":"said"}',
};
const turn: TurnRecord = {
  turnId: 'turn_00000001',
  sessionId: null,
  source: 'hold',
  mode: 'push',
  startedAt: AT,
  outcome: 'interrupted',
  heard: 'a secret question',
  answer: 'a secret answer',
  speech: {peak: 0.5, rms: 0.1, voicedMs: 900, device: 'Headset'},
  reply: {peak: 0.4, audibleMs: 1_234.5, cutAtMs: 1_200},
  tools: [{callId: 'c', name: 'read_page', arguments: '{}', ok: true, output: 'a secret page'}],
  sent: [{what: 'text', text: 'a secret selection'}],
  spans: [
    {name: 'capture', start: AT, end: AT + 24.6},
    {name: 'reply', start: AT + 2_000, end: AT + 2_300},
  ],
  spent: [],
  dropped: {said: 2},
  failure: null,
};

it('tells each line of the log on one line, and the times of the turns', () => {
  expect(logToText([line, {...line, level: 'error', facts: null}], [turn])).toBe(
    [
      '# 2 lines',
      '2026-07-21T14:03:22.500Z warn  offscreen turn late and forged {"kind":"said"}',
      '2026-07-21T14:03:22.500Z error offscreen turn late and forged',
      '',
      '# 1 turns',
      '2026-07-21T14:03:22.500Z turn_00000001 hold/push interrupted ' +
        'speech=peak:0.500,rms:0.100,voiced:900 reply=audible:1235,cut:1200 capture=0..25 reply=2000..2300 dropped:said=2',
      '',
    ].join('\n'),
  );
});

it('holds no words that were said or read', () => {
  expect(logToText([], [turn])).not.toContain('secret');
});
