import {describe, expect, it} from 'vitest';
import type {Task} from '../protocol/task.ts';
import {endsBetween, tasksToShow, timeInWords} from './task-view.ts';
import {ENGLISH} from '../protocol/texts/in-english.ts';

const task = (taskId: string, change: Partial<Task>): Task => ({
  taskId,
  round: 1,
  message: `do ${taskId}`,
  text: '',
  priority: 'normal',
  state: 'done',
  delivery: 'spoken',
  gateway: 'ws://127.0.0.1:1',
  sessionKey: null,
  idempotencyKey: '',
  runId: null,
  progress: null,
  result: 'it is done',
  failure: null,
  shared: null,
  askedAt: 0,
  endedAt: null,
  ...change,
});

describe('the tasks that are shown', () => {
  it('are those that run first, then what is over, and nothing that was put away', () => {
    const shown = tasksToShow([
      task('old', {endedAt: 5}),
      task('away', {endedAt: 9, delivery: 'dismissed'}),
      task('runs', {state: 'running', askedAt: 1}),
      task('waits', {state: 'asked', askedAt: 3}),
      task('new', {endedAt: 8, delivery: 'pending'}),
    ]);
    expect(shown.map(({taskId}) => taskId)).toEqual(['waits', 'runs', 'new', 'old']);
  });

  it('are told of when they end, once', () => {
    const runs = task('tea', {state: 'running'});
    const ended = task('tea', {state: 'failed'});
    expect(endsBetween([runs], [ended], ENGLISH)).toBe('Failed: do tea');
    expect(endsBetween([ended], [ended], ENGLISH)).toBe('');
    expect(endsBetween([], [ended], ENGLISH)).toBe('');
  });
});

it.each([
  [-4, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_600_000, '1 h'],
  [3_930_000, '1 h 5 min'],
])('%i ms are %s', (ms, words) => {
  expect(timeInWords(ms, ENGLISH)).toBe(words);
});
