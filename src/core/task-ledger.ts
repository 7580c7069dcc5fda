import {describeFailure} from '../protocol/failures.ts';
import type {News, Task, TaskState} from '../protocol/task.ts';
import {transition} from './machine.ts';
import {
  DELIVERY_TABLE,
  TASK_TABLE,
  type DeliveryEvent,
  type TaskEffect,
  type TaskEvent,
} from './task-machine.ts';

/** What an event brings with it. */
export type TaskChange = Partial<Pick<Task, 'runId' | 'progress' | 'result' | 'failure' | 'endedAt'>>;

const OPEN: ReadonlySet<TaskState> = new Set(['asked', 'sent', 'running']);
/** Older ones are over for good: their sessions are let go. */
export const FOLLOWED_UP = 8;
/** Earlier rounds of a task that are kept to be looked at. */
const KEPT_ROUNDS = 10;

/** Whether the agent has still to do something for it. */
export function isOpen({state}: Pick<Task, 'state'>): boolean {
  return OPEN.has(state);
}

/** The task after an event, and what is to be done; `null` where the event changes nothing. */
export function stepTask(
  task: Task,
  event: TaskEvent,
  change: TaskChange = {},
): {task: Task; effects: readonly TaskEffect[]} | null {
  const step = transition(TASK_TABLE, task.state, event);
  if (!step) return null;
  const next = {...task, ...change, state: step.state};
  if (!step.effects.includes('tell')) return {task: next, effects: step.effects};
  return {task: stepDelivery(next, 'ended') ?? next, effects: step.effects};
}

/** The task once its end was told, or has to be; `null` where that changes nothing. */
export function stepDelivery(task: Task, event: DeliveryEvent): Task | null {
  const step = transition(DELIVERY_TABLE, task.delivery, event);
  return step && {...task, delivery: step.state};
}

/** The next round of a task that is over, with a key of its own; `null` while it is not over. */
export function followUp(
  task: Task,
  asked: {message: string; text: string; idempotencyKey: string; at: number},
): Task | null {
  const step = stepTask(task, 'followUp');
  if (!step) return null;
  const {message, text, idempotencyKey, at} = asked;
  const renewed = stepDelivery(step.task, 'renewed') ?? step.task;
  const before = {message: task.message, added: task.added ?? [], result: task.result};
  return {
    ...renewed,
    added: [],
    earlier: [...(task.earlier ?? []), before].slice(-KEPT_ROUNDS),
    round: task.round + 1,
    message,
    text,
    idempotencyKey,
    runId: null,
    progress: null,
    result: null,
    failure: null,
    ...(task.consult ? {consult: {...task.consult, args: {question: text}, isTried: false}} : {}),
    askedAt: at,
    endedAt: null,
  };
}

/** The task with words that were added to this round of it. */
export function withAdded(task: Task, text: string): Task {
  return {...task, added: [...(task.added ?? []), text]};
}

/** Whether more can be asked of a task: it is over, and one of the newest. `tasks` are all that are kept. */
export function mayFollowUp(task: Task, tasks: readonly Task[]): boolean {
  const newest = tasks
    .filter((one) => !isOpen(one))
    .toSorted((one, other) => (other.endedAt ?? 0) - (one.endedAt ?? 0))
    .slice(0, FOLLOWED_UP);
  return newest.some(({taskId}) => taskId === task.taskId);
}

/** What a person should hear of a task now, or `null`. `now` is in ms since the epoch. */
export function newsOf(task: Task, now: number): News | null {
  const {taskId, round, priority, message, askedAt, agent} = task;
  const common = {taskId, round, priority, message, askedAt, ...(agent ? {agent: agent.name} : {})};
  if (isOpen(task)) {
    if (task.progress === null) return null;
    return {...common, kind: 'progress', text: task.progress, at: now};
  }
  if (task.delivery !== 'pending') return null;
  const at = task.endedAt ?? now;
  if (task.state === 'done') return {...common, kind: 'result', text: task.result ?? '', at};
  const failure = task.failure ?? describeFailure('task.failed');
  return {...common, kind: 'failure', text: `${failure.message} ${failure.fix.label}.`, at};
}
