import {isOpen} from '../core/task-ledger.ts';
import {readTasks} from '../platform/task-store.ts';

/**
 * What an earlier life of the worker has left: work that is `open`, ends that are `untold`, or nothing. The alarm may not
 * tell: Chrome drops it with the browser.
 */
export async function leftWork(): Promise<'open' | 'untold' | 'none'> {
  const tasks = await readTasks();
  if (tasks.some(isOpen)) return 'open';
  return tasks.some(({delivery}) => delivery === 'pending') ? 'untold' : 'none';
}
