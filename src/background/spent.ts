import {spendFor} from '../core/prices.ts';
import {addToDay} from '../core/spending.ts';
import {sendCommand} from '../platform/bus.ts';
import {today} from '../platform/clock.ts';
import {createSpendingWriter} from '../platform/spending-store.ts';
import {hasOffscreen} from './offscreen-document.ts';
import {readSettings} from './settings.ts';
import type {TextUse} from './text-model.ts';

const saveSpending = createSpendingWriter(addToDay);

/**
 * Tells the conversation what a model was used for in a turn: it counts for the turn, the conversation and the day. Without a
 * conversation it is added to the day here.
 */
export async function tellSpent(turnId: string, use: TextUse): Promise<void> {
  if (await hasOffscreen()) {
    await sendCommand('turn.spent', {turnId, ...use});
    return;
  }
  const {spending} = await readSettings();
  await saveSpending({...spendFor(use, spending.isLocalFree), day: today()});
}
