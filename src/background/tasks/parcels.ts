import {isOpen} from '../../core/task-ledger.ts';
import {withTimeout} from '../../platform/clock.ts';
import {createLog} from '../../platform/log.ts';
import {dropParcel, keepParcel, readParcel, type Parcel} from '../../platform/parcel-store.ts';
import {changeTask, readTask} from '../../platform/task-store.ts';
import {ParleyError, type Failure} from '../../protocol/failures.ts';
import type {Task} from '../../protocol/task.ts';
import {gatherParcel} from './gathering.ts';
import {packTask, type Packed} from './packing.ts';
import {tellReceipt} from './receipts.ts';

const log = createLog('gateway');

const RECEIPT_MS = 2_000;
const NOT_KEPT =
  'Nothing of the page went along: there was no room on this computer to keep it until it is sent.';

/**
 * The task as it is kept, once all that is to go with it was gathered and written down; `null` where there is none. What was
 * gathered is kept first: a worker that is ended between the two gathers again.
 */
export async function gatherForTask(taskId: string): Promise<Task | null> {
  const task = await readTask(taskId);
  if (!task?.toShare || !isOpen(task)) return task;
  const parcel = await gatherParcel(task);
  const isKept = parcel === null || (await keep(parcel));
  const next = await changeTask(taskId, (kept) => (isKept ? {...kept, toShare: null} : withoutPage(kept)));
  // It was cancelled meanwhile.
  if (next && !isOpen(next)) await dropParcel(taskId);
  return next;
}

async function keep(parcel: Parcel): Promise<boolean> {
  return keepParcel(parcel).then(
    () => true,
    (error: unknown) => {
      log.warn('what was gathered could not be kept', {error: String(error)});
      return false;
    },
  );
}

/** What cannot be kept does not go along: a worker that was ended would send something else. */
function withoutPage(task: Task): Task {
  const went = {selectionChars: 0, textChars: 0, picture: null, left: [NOT_KEPT]};
  return {
    ...task,
    toShare: null,
    text: `${task.message}\n\n(${NOT_KEPT})`,
    shared: task.shared && {...task.shared, went},
  };
}

/**
 * All that is to be sent for a task, within what the gateway takes (`policy`), or why it cannot be. What goes is written
 * down, with the task and with the turn, before this settles; `null` where the task was ended meanwhile.
 */
export async function packForTask(task: Task, policy: unknown): Promise<Packed | Failure | null> {
  const parcel = await readParcel(task.taskId);
  const packed = await packTask(task, parcel, policy);
  if ('reason' in packed || !parcel) return packed;
  const {text, went, picture} = packed;
  const written = await changeTask(task.taskId, (kept) => ({
    ...kept,
    text,
    shared: kept.shared && {...kept.shared, went},
  }));
  if (!written || !isOpen(written)) return null;
  await receipt(parcel.turnId, written, picture);
  return packed;
}

async function receipt(turnId: string, task: Task, picture: Packed['picture']): Promise<void> {
  const told = tellReceipt(turnId, task, picture);
  await withTimeout(told, RECEIPT_MS, () => new ParleyError('storage.failed')).catch((error: unknown) =>
    log.warn('a turn was not told what went to the agent', {turnId, error: String(error)}),
  );
}
