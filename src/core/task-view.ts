import type {Task, TaskState} from '../protocol/task.ts';
import {isOpen} from './task-ledger.ts';

/** How a task stands, in the words a person would use. */
export const TASK_WORDS: Record<TaskState, string> = {
  asked: 'Waiting',
  sent: 'Handed over',
  running: 'Working',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** The tasks as a person looks at them: what runs before what is over, each the newest first, without what was put away. */
export function tasksToShow(tasks: readonly Task[]): Task[] {
  const newest = tasks.toSorted((one, other) => timeOf(other) - timeOf(one));
  return [
    ...newest.filter(isOpen),
    ...newest.filter((task) => !isOpen(task) && task.delivery !== 'dismissed'),
  ];
}

/** A stretch of time as one says it: `12 s`, `3 min`, `1 h 5 min`. */
export function timeInWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** What is worth saying aloud of a change from one look at the tasks to the next; empty for nothing. */
export function endsBetween(before: readonly Task[], after: readonly Task[]): string {
  const wasOpen = new Set(before.filter(isOpen).map(({taskId}) => taskId));
  return after
    .filter((task) => wasOpen.has(task.taskId) && !isOpen(task))
    .map(({state, message}) => `${TASK_WORDS[state]}: ${message.slice(0, 80)}`)
    .join('. ');
}

function timeOf({askedAt, endedAt}: Task): number {
  return endedAt ?? askedAt;
}
