import {describe, expect, it} from 'vitest';
import type {Task} from '../protocol/task.ts';
import {transition} from './machine.ts';
import {followUp, isOpen, mayFollowUp, newsOf, stepDelivery, stepTask} from './task-ledger.ts';
import {DELIVERY_TABLE, TASK_TABLE} from './task-machine.ts';

const TASK: Task = {
  taskId: 'task_00000000',
  round: 1,
  message: 'book a table',
  text: 'book a table',
  priority: 'normal',
  state: 'asked',
  delivery: 'none',
  gateway: 'ws://127.0.0.1:1',
  sessionKey: null,
  idempotencyKey: 'key-1',
  runId: null,
  progress: null,
  result: null,
  failure: null,
  shared: null,
  askedAt: 1_000,
  endedAt: null,
};

const edges = (table: object) =>
  Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row as Record<string, {to: string; effects: readonly string[]}>).map(
      ([event, {to, effects}]) => [state, event, to, effects] as const,
    ),
  );

describe('the ledger', () => {
  it.each(edges(TASK_TABLE))('%s + %s leads to %s', (state, event, to, effects) => {
    expect(transition(TASK_TABLE, state as 'asked', event as 'sent')).toEqual({state: to, effects});
  });

  it.each(edges(DELIVERY_TABLE))('a delivery that is %s + %s is %s', (state, event, to, effects) => {
    expect(transition(DELIVERY_TABLE, state as 'none', event as 'ended')).toEqual({state: to, effects});
  });

  it('lets every end be told once, however often it is heard of', () => {
    for (const event of ['finished', 'failed', 'aborted'] as const) {
      const once = stepTask({...TASK, state: 'running'}, event, {result: 'a table at eight'});
      expect(once?.task.delivery).toBe('pending');
      for (const again of ['finished', 'failed', 'aborted', 'progressed', 'sent', 'cancel'] as const)
        expect(once && stepTask(once.task, again)).toBeNull();
    }
  });

  it('tells nothing of what the person cancelled', () => {
    for (const state of ['asked', 'sent', 'running'] as const) {
      const step = stepTask({...TASK, state}, 'cancel');
      expect(step).toMatchObject({task: {state: 'cancelled', delivery: 'none'}, effects: ['abort']});
    }
  });

  it('never tells again what was told', () => {
    const ended = {...TASK, state: 'done', delivery: 'pending'} as const;
    for (const how of ['spoken', 'shown', 'dismissed'] as const) {
      const told = stepDelivery(ended, how);
      expect(told?.delivery).toBe(how);
      for (const again of ['spoken', 'shown', 'ended'] as const)
        expect(told && stepDelivery(told, again)).toBeNull();
    }
  });

  it('puts away what was told, and what was cancelled, once', () => {
    for (const delivery of ['none', 'spoken', 'shown'] as const) {
      const away = stepDelivery({...TASK, state: 'done', delivery}, 'dismissed');
      expect(away?.delivery).toBe('dismissed');
      expect(away && stepDelivery(away, 'dismissed')).toBeNull();
    }
  });

  it('begins a round anew with nothing of the one before', () => {
    const done: Task = {
      ...TASK,
      state: 'done',
      delivery: 'spoken',
      result: 'yes',
      runId: 'r',
      sessionKey: 's',
    };
    const next = followUp(done, {message: 'and then?', text: 'and then?', idempotencyKey: 'key-2', at: 5});
    expect(next).toMatchObject({
      round: 2,
      state: 'asked',
      delivery: 'none',
      idempotencyKey: 'key-2',
      sessionKey: 's',
      result: null,
      runId: null,
    });
    expect(
      followUp({...TASK, state: 'running'}, {message: 'x', text: 'x', idempotencyKey: 'k', at: 5}),
    ).toBeNull();
  });

  it('keeps the newest eight open to more, and lets the oldest go', () => {
    const tasks = Array.from({length: 9}, (_, index): Task => ({
      ...TASK,
      taskId: `task_0000000${index}`,
      state: 'done',
      endedAt: index,
    }));
    expect(tasks.map((task) => mayFollowUp(task, tasks))).toEqual([false, ...Array<boolean>(8).fill(true)]);
    expect(mayFollowUp({...TASK, state: 'running'}, [TASK])).toBe(false);
  });
});

describe('the news of a task', () => {
  it('is its end, once, and before that what was seen of it', () => {
    expect(isOpen(TASK)).toBe(true);
    expect(newsOf(TASK, 9)).toBeNull();
    expect(newsOf({...TASK, state: 'running', progress: 'Looking.'}, 9)).toMatchObject({
      kind: 'progress',
      text: 'Looking.',
    });
    const done: Task = {...TASK, state: 'done', delivery: 'pending', result: 'At eight.', endedAt: 7};
    expect(newsOf(done, 9)).toMatchObject({kind: 'result', text: 'At eight.', at: 7});
    expect(newsOf({...done, delivery: 'spoken'}, 9)).toBeNull();
    expect(newsOf({...done, state: 'failed'}, 9)).toMatchObject({kind: 'failure'});
  });
});
