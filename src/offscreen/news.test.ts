import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import type {News} from '../protocol/task.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import {createTaskNews, type Floor, type TaskNews} from './news.ts';

const RESULT: News = {
  taskId: 'task_00000000',
  round: 1,
  kind: 'result',
  priority: 'normal',
  message: 'book a table',
  text: 'A table at eight.',
  askedAt: 0,
  at: 0,
};

/** What the ledger calls news, and what it was told was heard. */
let ledger: News[];
let delivered: unknown[];
let floor: Floor & {told: string[]};
let news: TaskNews;

vi.mock('../platform/bus.ts', () => ({
  sendCommand: (command: string, args: unknown) => {
    if (command === 'news.read') return Promise.resolve({news: ledger});
    delivered.push(args);
    return Promise.resolve({});
  },
}));

beforeEach(() => {
  vi.useFakeTimers({now: 1_000_000});
  ledger = [];
  delivered = [];
  const told: string[] = [];
  floor = {
    state: 'idle',
    isQuiet: true,
    told,
    tell: (text) => ({turnId: `turn_${told.push(text)}`}),
  };
  news = createTaskNews(floor);
  turnEnds('turn_person', 'typed');
});

afterEach(() => {
  vi.useRealTimers();
});

function turnEnds(turnId: string, source: 'typed' | 'task', audibleMs = 3_000): void {
  const reply = {peak: 0, audibleMs, cutAtMs: null};
  const outcome = audibleMs < 1_500 ? 'interrupted' : 'answered';
  news.closed({turnId, source, outcome, reply, tools: []} as unknown as TurnRecord);
}
const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
async function come(...now: News[]): Promise<void> {
  ledger = now.map((one) => ({...one, at: Date.now()}));
  news.there();
  await later(0);
}

describe('the end of a task', () => {
  it('waits for a pause, and for none where it has been quiet for long', async () => {
    await come(RESULT);
    expect(floor.told).toHaveLength(0);
    await later(900);
    expect(floor.told).toHaveLength(1);
    turnEnds('turn_1', 'task');
    await later(5_000);
    await come({...RESULT, round: 2});
    expect(floor.told).toHaveLength(2);
  });

  it('is told once, though the ledger has lost that it was heard', async () => {
    await later(1_000);
    await come(RESULT);
    turnEnds('turn_1', 'task');
    expect(delivered).toHaveLength(1);
    await come(RESULT);
    await later(10_000);
    expect(floor.told).toHaveLength(1);
    expect(delivered).toEqual(Array(2).fill({taskId: RESULT.taskId, round: 1, how: 'spoken'}));
  });

  it('is told again when it was cut off before it could be heard', async () => {
    await later(1_000);
    await come(RESULT);
    turnEnds('turn_1', 'task', 400);
    await later(1_000);
    expect(floor.told).toHaveLength(2);
    expect(delivered).toHaveLength(0);
  });

  it('is not told any more when the person was told on request', async () => {
    await come(RESULT);
    await come();
    await later(10_000);
    expect(floor.told).toHaveLength(0);
  });
});
