import {createLog} from '../platform/log.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';

const log = createLog('turn');

/** Counts what came for a turn, response or capture that was over, and was dropped. */
export interface Drops {
  count: (kind: string) => void;
  /** What was counted since the last turn was closed: what came between two turns counts with the second. */
  close: () => TurnRecord['dropped'];
}

export function createDrops(): Drops {
  let counts: Record<string, number> = {};
  return {
    count(kind) {
      counts[kind] = (counts[kind] ?? 0) + 1;
      log.debug('something late was dropped', {kind});
    },
    close() {
      const counted = counts;
      counts = {};
      return counted;
    },
  };
}
