import {today} from '../platform/clock.ts';
import {isOpen} from '../core/task-ledger.ts';
import * as store from '../platform/history-store.ts';
import {createLog} from '../platform/log.ts';
import {readSnapshot, writeSnapshot} from '../platform/snapshot-store.ts';
import {forgetTasks} from '../platform/task-store.ts';
import {wipeNotes} from '../platform/voice-outbox.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';

const log = createLog('history');

/**
 * Deletes every transcript, turn record, line of the log and task whose end was told, the cost of earlier days, and the last words
 * that are shown.
 * @throws ParleyError `storage.failed` where the database will not do it; nothing is deleted then
 */
export async function wipeHistory(): Promise<Record<string, never>> {
  try {
    await Promise.all([
      store.wipeHistory(today()),
      wipeNotes(),
      forgetTasks((task) => !isOpen(task) && task.delivery !== 'pending'),
    ]);
  } catch (cause) {
    throw new ParleyError('storage.failed', {
      message: sentence('wipe_failed'),
      detail: String(cause),
      cause,
    });
  }
  await writeSnapshot({...(await readSnapshot()), lines: [], calls: []});
  return {};
}

/**
 * Deletes words that are older than `transcriptDays` (`null` keeps all, 0 keeps none from now on). Never throws: what
 * cannot be deleted now is tried again with the next turn.
 */
export async function trimHistory(transcriptDays: number | null): Promise<void> {
  try {
    await store.keepWordsFor(transcriptDays);
  } catch (error) {
    log.warn('old words could not be deleted', {error: String(error), transcriptDays});
  }
}
