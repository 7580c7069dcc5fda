import {signal} from '@preact/signals';
import {followHistory} from '../platform/history-channel.ts';
import {readTurns} from '../platform/history-reader.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {Spend} from '../protocol/spending.ts';

const log = createLog('history');

/** What the turns that are kept were billed, by their ids. */
export const turnCosts = signal<ReadonlyMap<string, readonly Spend[]>>(new Map());

/** Reads them, now and whenever the history changes, until `signal` ends. */
export function followTurnCosts(until: AbortSignal): void {
  let isReading = false;
  let isStale = false;
  const read = async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isStale) {
        isStale = false;
        const turns = await readTurns();
        turnCosts.value = new Map(turns.map(({turnId, spent}) => [turnId, spent]));
      }
    } finally {
      isReading = false;
    }
  };
  const refresh = () => inBackground(read(), log, 'reading what the turns cost');
  followHistory(refresh, until);
  refresh();
}
