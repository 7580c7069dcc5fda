import {signal, useComputed} from '@preact/signals';
import {catchingUp} from '../core/catching-up.ts';
import {followHistory} from '../platform/history-channel.ts';
import {readTurns} from '../platform/history-reader.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';

const log = createLog('history');

/** The turns that are kept, by their ids: what left in them, what tools did, what they were billed. */
const turnRecords = signal<ReadonlyMap<string, TurnRecord>>(new Map());

/** Reads them, now and whenever the history changes, until `signal` ends. */
export function followTurnRecords(until: AbortSignal): void {
  const read = catchingUp(async () => {
    const before = turnRecords.peek();
    turnRecords.value = new Map(
      (await readTurns()).map((turn) => [turn.turnId, unchanged(before.get(turn.turnId), turn)]),
    );
  });
  const refresh = () => inBackground(read(), log, 'reading the records of turns');
  followHistory(refresh, until);
  refresh();
}

/** The record of one turn, for a component: it is drawn anew only when that record has changed. */
export function useTurnRecord(turnId: string | undefined): TurnRecord | undefined {
  return useComputed(() => turnRecords.value.get(turnId ?? '')).value;
}

/** The record that was read before, where nothing in it can have changed: of an ended turn, only words and costs come later. */
function unchanged(before: TurnRecord | undefined, turn: TurnRecord): TurnRecord {
  if (!before) return turn;
  const isSame =
    before.outcome === turn.outcome &&
    before.heard === turn.heard &&
    before.answer === turn.answer &&
    before.sent.length === turn.sent.length &&
    before.tools.every(({output}, at) => output === turn.tools[at]?.output) &&
    JSON.stringify(before.spent) === JSON.stringify(turn.spent);
  return isSame ? before : turn;
}
