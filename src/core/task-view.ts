import type {Task, TaskState} from '../protocol/task.ts';
import type {TextKey, Words} from '../protocol/texts/words.ts';
import {isOpen} from './task-ledger.ts';

/** How a task stands: the names of the words a person would use. */
export const TASK_WORDS = {
  asked: 'task_asked',
  sent: 'task_sent',
  running: 'task_running',
  done: 'task_done',
  failed: 'task_failed',
  cancelled: 'task_cancelled',
} as const satisfies Record<TaskState, TextKey>;

/** The tasks as a person looks at them: what runs before what is over, each the newest first, without what was put away. */
export function tasksToShow(tasks: readonly Task[]): Task[] {
  const newest = tasks.toSorted((one, other) => timeOf(other) - timeOf(one));
  return [
    ...newest.filter(isOpen),
    ...newest.filter((task) => !isOpen(task) && task.delivery !== 'dismissed'),
  ];
}

/** A stretch of time as one says it: `12 s`, `3 min`, `1 h 5 min`. */
export function timeInWords(ms: number, {say}: Words): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return say('time_seconds', {count: seconds});
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say('time_minutes', {count: minutes});
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest === 0 ? say('time_hours', {count: hours}) : say('time_hours_minutes', {hours, minutes: rest});
}

/** What is worth saying aloud of a change from one look at the tasks to the next; empty for nothing. */
export function endsBetween(before: readonly Task[], after: readonly Task[], {say}: Words): string {
  const wasOpen = new Set(before.filter(isOpen).map(({taskId}) => taskId));
  return after
    .filter((task) => wasOpen.has(task.taskId) && !isOpen(task))
    .map(({state, message}) => `${say(TASK_WORDS[state])}: ${message.slice(0, 80)}`)
    .join('. ');
}

function timeOf({askedAt, endedAt}: Task): number {
  return endedAt ?? askedAt;
}
