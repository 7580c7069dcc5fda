import {isOpen, newsOf, stepDelivery} from '../core/task-ledger.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
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
  const changed = await changeTask(taskId, (task) =>
    task.round === round && !isOpen(task) ? stepDelivery(task, how) : null,
  );
  // What the person has read or put away needs not be told aloud any more.
  if (changed && how !== 'spoken' && (await hasOffscreen())) await sendCommand('news.there', {});
  return {};
}
