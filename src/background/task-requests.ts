import {isOpen} from '../core/task-ledger.ts';
import {readTask} from '../platform/task-store.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Task} from '../protocol/task.ts';
import {agent} from './gateway-door.ts';

/**
 * The person asks more of a task, by their own hand or voice: it is added to work that runs, and is the next round of work that
 * is over.
 * @throws ParleyError `task.unknown`, `task.over` for one that lies too far back, `gateway.*`
 */
export async function askOfTask({taskId, text}: Args<'task.ask'>): Promise<Answer<'task.ask'>> {
  const {desk} = await agent();
  const task = await known(taskId);
  if (isOpen(task)) {
    try {
      await desk.steer(task, text);
      return {how: 'added'};
    } catch (error) {
      // It ended while the words were on their way.
      if (!(error instanceof ParleyError) || error.reason !== 'task.over') throw error;
    }
  }
  await desk.followUp(await known(taskId), text);
  return {how: 'asked'};
}

/** @throws ParleyError `task.unknown`, `task.over` */
export async function cancelTask({taskId}: Args<'task.cancel'>): Promise<Record<string, never>> {
  const {desk} = await agent();
  await desk.cancel(await known(taskId));
  return {};
}

async function known(taskId: string): Promise<Task> {
  const task = await readTask(taskId);
  if (!task) throw new ParleyError('task.unknown');
  return task;
}
