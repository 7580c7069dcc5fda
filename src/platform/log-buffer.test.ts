import {afterAll, afterEach, beforeEach, expect, it, vi} from 'vitest';
import type {LogLine} from '../protocol/log-line.ts';
import {createLog} from './log.ts';
import {keepFrom, keepLog} from './log-buffer.ts';
import {tellHistory} from './history-channel.ts';

let isFull = false;
let stored: LogLine[] = [];
let writes = 0;
const keeper = {
  writeLines(lines: LogLine[]) {
    writes += 1;
    if (isFull) return Promise.reject(new Error('full'));
    stored.push(...lines);
    return Promise.resolve();
  },
};
const log = createLog('history');
const texts = () => stored.map(({message}) => message);

beforeEach(() => {
  vi.useFakeTimers();
  for (const level of ['debug', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation(() => undefined);
  }
  stored = [];
  writes = 0;
  isFull = false;
});
afterEach(() => vi.useRealTimers());
afterAll(() => vi.restoreAllMocks());

it('keeps nothing, and sets no timer, where the context keeps no log', () => {
  log.warn('before');
  expect(vi.getTimerCount()).toBe(0);
});

it('writes lines together, and rests afterwards', async () => {
  keepLog('offscreen', () => Promise.resolve(keeper));
  expect(vi.getTimerCount()).toBe(0);
  log.debug('one');
  log.error('two', {count: 2});
  await vi.runAllTimersAsync();
  expect(stored).toMatchObject([
    {level: 'debug', category: 'history', context: 'offscreen', message: 'one', facts: null},
    {level: 'error', message: 'two', facts: '{"count":2}'},
  ]);
  expect(writes).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('holds no keys, and copes with facts that cannot be written', async () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  log.warn('refused: sk-abcdef', {header: 'Bearer zzz', size: 'x'.repeat(5_000)});
  log.warn('circular', circle);
  log.warn('big', {n: 1n});
  await vi.runAllTimersAsync();
  expect(JSON.stringify(stored)).not.toMatch(/sk-abcdef|zzz/);
  expect(stored[0]?.facts).toHaveLength(1_000);
  expect(stored[1]?.facts).toBe('facts that cannot be written');
  expect(stored).toHaveLength(3);
});

it('keeps its lines for the next writing when the disk is full, and never tries on its own', async () => {
  isFull = true;
  log.warn('first');
  await vi.runAllTimersAsync();
  expect(writes).toBe(1);
  isFull = false;
  log.warn('second');
  await vi.runAllTimersAsync();
  expect(texts()).toEqual(['first', 'second']);
});

it('loses the oldest when a context floods it', async () => {
  for (let count = 0; count < 500; count += 1) log.debug(`line ${count}`);
  await vi.runAllTimersAsync();
  expect(stored).toHaveLength(200);
  expect(texts().at(-1)).toBe('line 499');
});

it('gives up what waits when the history is wiped', async () => {
  vi.useRealTimers();
  log.debug('old');
  tellHistory('wiped');
  await new Promise((resolve) => setTimeout(resolve, 200));
  log.debug('new');
  await vi.waitFor(() => expect(stored).not.toHaveLength(0), {timeout: 3_000});
  expect(texts()).toEqual(['new']);
});

it('keeps nothing below the level that the person chose', async () => {
  keepLog('offscreen', () => Promise.resolve(keeper));
  keepFrom('warn');
  log.info('too little');
  log.warn('enough');
  await vi.runAllTimersAsync();
  expect(texts()).toEqual(['enough']);
  keepFrom('debug');
});
