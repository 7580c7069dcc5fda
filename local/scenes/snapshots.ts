import {describeFailure} from '../../src/protocol/failures.ts';
import {sentence} from '../../src/protocol/sentences.ts';
import type {Line, Snapshot} from '../../src/protocol/snapshot.ts';

const line = (turn: number, who: Line['who'], text: string, final = true): Line => ({
  turnId: `turn_scene-000${turn}`,
  who,
  text,
  final,
});

const TALK: Line[] = [
  line(1, 'you', 'Where can I search for a book?'),
  line(1, 'parley', 'Here is the search box, at the top of the page.'),
];
const LIVE: Partial<Snapshot> = {session: 'ready', host: 'api.openai.com', sessionId: 'sess_scene-0001'};

/** What the conversation reports in each state that a view can show, by the name of the state. */
export const SNAPSHOTS: Readonly<Record<string, Partial<Snapshot>>> = {
  idle: {lines: []},
  starting: {...LIVE, phase: 'starting', session: 'connecting', capture: 'push', lines: []},
  listening: {
    ...LIVE,
    phase: 'listening',
    capture: 'push',
    lines: [...TALK, line(2, 'you', 'And when does it', false)],
  },
  thinking: {...LIVE, phase: 'thinking', lines: [...TALK, line(2, 'you', 'And when does it open?')]},
  working: {
    ...LIVE,
    phase: 'thinking',
    isWorking: true,
    lines: [...TALK, line(2, 'you', 'And when does it open?')],
  },
  speaking: {
    ...LIVE,
    phase: 'speaking',
    bill: {usd: 0.0124, tokens: 3_210, hasUnknown: false},
    lines: [
      ...TALK,
      line(2, 'you', 'And when does it open?'),
      line(2, 'parley', 'It opens at ten, and', false),
    ],
  },
  'hands-free': {...LIVE, phase: 'listening', capture: 'hands-free', lines: TALK},
  reconnecting: {...LIVE, phase: 'listening', capture: 'push', session: 'waiting', attempt: 2, lines: TALK},
  waiting: {lines: [], isWakeListening: true},
  problem: {phase: 'problem', failure: describeFailure('mic.denied'), lines: TALK},
  budget: {
    phase: 'problem',
    failure: describeFailure(
      'budget.reached',
      undefined,
      sentence('budget_day_spent', {limit: {usd: 2, english: '$2.00'}}),
    ),
    bill: {usd: 2.0031, tokens: 181_402, hasUnknown: false},
    lines: TALK,
  },
  notice: {
    ...LIVE,
    notice: sentence('no_speech', {
      peak: {decimal: 0.2, digits: 1},
      rms: {decimal: 0.1, digits: 1},
    }),
    lines: TALK,
  },
};

/** States in which something goes on, which the pill on a page shows. */
export const BUSY = ['starting', 'listening', 'thinking', 'working', 'speaking', 'reconnecting'] as const;
