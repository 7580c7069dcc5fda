import {computed, signal} from '@preact/signals';
import {catchingUp} from '../core/catching-up.ts';
import {isOpen, mayFollowUp} from '../core/task-ledger.ts';
import {endsBetween, tasksToShow} from '../core/task-view.ts';
import {createLog, inBackground} from '../platform/log.ts';
import {followTasks} from '../platform/task-channel.ts';
import {readTasks} from '../platform/task-store.ts';
import {WORDS} from '../platform/text.ts';
import type {Task} from '../protocol/task.ts';

const log = createLog('session');

/** Every task that is kept, the oldest first; read-only: the worker alone writes the ledger. */
export const tasks = signal<readonly Task[]>([]);

/** The tasks in the order in which they are looked at. */
export const shownTasks = computed(() => tasksToShow(tasks.value));

export const runningTasks = computed(() => shownTasks.value.filter(isOpen));

/** Which tasks more can be asked of. */
export const askableTasks = computed(
  () =>
    new Set(
      tasks.value.filter((task) => isOpen(task) || mayFollowUp(task, tasks.value)).map(({taskId}) => taskId),
    ),
);

/** What has just ended, for those who do not look; empty for nothing. */
export const endedJustNow = signal('');

/** Follows the ledger until `signal` ends. */
export function followTaskList(until: AbortSignal): void {
  let isFirst = true;
  const read = catchingUp(async () => {
    const next = await readTasks();
    const ended = isFirst ? '' : endsBetween(tasks.peek(), next, WORDS);
    if (ended) endedJustNow.value = ended;
    isFirst = false;
    tasks.value = next;
  });
  const refresh = () => inBackground(read(), log, 'reading the tasks');
  followTasks(refresh, until);
  refresh();
}
