import {sendCommand} from '../../platform/bus.ts';
import {addToTurn} from '../../platform/turn-store.ts';
import type {Picture} from '../../protocol/picture.ts';
import type {Task} from '../../protocol/task.ts';
import type {SentToAgent} from '../../protocol/turn-record.ts';
import {hasOffscreen} from '../offscreen-document.ts';

/**
 * Writes what goes to the agent into the record of the turn in which it was asked for. The conversation writes its own
 * records; without one, or of a turn that it does not know any more, it is done here.
 */
export async function tellReceipt(turnId: string, task: Task, picture: Picture | null): Promise<void> {
  const {taskId, shared} = task;
  if (!shared?.went) return;
  const {title, address, went} = shared;
  const part: SentToAgent = {...went, what: 'agent', taskId, title, address, picture: lookOf(picture)};
  const isTaken = (await hasOffscreen()) && (await sendCommand('turn.shared', {turnId, part})).isTaken;
  if (!isTaken) await addToTurn(turnId, part);
}

function lookOf(picture: Picture | null): SentToAgent['picture'] {
  if (!picture) return null;
  const {width, height, bytes, sha256, thumbnail} = picture;
  return {width, height, bytes, sha256, thumbnail};
}
