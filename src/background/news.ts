import {newsOf, stepDelivery} from '../core/task-ledger.ts';
import {now} from '../platform/clock.ts';
import {sendCommand} from '../platform/bus.ts';
import {changeTask, readTasks} from '../platform/task-store.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {hasOffscreen} from './offscreen-document.ts';

/** What a person should hear of their tasks. Asks nothing of the gateway, so it costs little. */
export async function readNews(): Promise<Answer<'news.read'>> {
  const at = now();
  return {news: (await readTasks()).flatMap((task) => newsOf(task, at) ?? [])};
}

/** The end of a task's round was told; what was told already stays as it was. */
export async function noteDelivery({
  taskId,
  round,
  how,
}: Args<'news.delivered'>): Promise<Record<string, never>> {
  await changeTask(taskId, (task) => (task.round === round ? stepDelivery(task, how) : null));
  return {};
}

/** The conversation asks for the news itself; without one, it asks when it begins. */
export async function tellOfNews(): Promise<void> {
  if (await hasOffscreen()) await sendCommand('news.there', {});
}
