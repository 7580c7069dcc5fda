import {createLog} from '../platform/log.ts';
import {describeFailure} from '../protocol/failures.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import type {Publisher} from './publisher.ts';
import type {TurnLog} from './turn-log.ts';
import type {VoiceEvent} from './voice-provider.ts';

const log = createLog('turn');

/** Turns whose recognition may still come after they are over. */
const REMEMBERED = 8;

/** Keeps both sides' words, and gives words that are recognised late to the turn in which they were said. */
export interface Transcript {
  /** The person's audio of a turn was handed over; the service will name it. */
  committed: (turn: TurnLog) => void;
  heard: (turn: TurnLog, final: boolean) => void;
  said: (turn: TurnLog, final: boolean) => void;
  /** Takes events about what the person said; answers whether it was one. */
  take: (event: VoiceEvent) => boolean;
  close: (turn: TurnLog, outcome: TurnRecord['outcome'], sessionId: string | null) => void;
}

export function createTranscript(
  publisher: Publisher,
  save: (record: TurnRecord) => Promise<void>,
): Transcript {
  const awaited: TurnLog[] = [];
  const byItem = new Map<string, TurnLog>();
  const closed = new Map<TurnLog, TurnRecord>();

  const keep = (record: TurnRecord) => {
    save(record).catch((error: unknown) => {
      log.warn('a turn could not be kept', {error: String(error)});
      publisher.failure(describeFailure('storage.failed', String(error)));
    });
  };
  const heard: Transcript['heard'] = (turn, final) => publisher.line(turn.turnId, 'you', turn.heard, final);
  const said: Transcript['said'] = (turn, final) => publisher.line(turn.turnId, 'parley', turn.answer, final);

  const recognise = ({itemId, text, final}: VoiceEvent & {type: 'heard'}) => {
    const turn = byItem.get(itemId);
    if (!turn) return;
    // Deltas add up; the completed text replaces them.
    turn.heard = final ? text : turn.heard + text;
    heard(turn, final);
    const record = closed.get(turn);
    if (record && final) keep({...record, heard: turn.heard});
  };

  return {
    committed: (turn) => void awaited.push(turn),
    heard,
    said,
    take(event) {
      switch (event.type) {
        case 'committed': {
          const turn = awaited.shift();
          if (turn) byItem.set(event.itemId, turn);
          return true;
        }
        case 'heard':
          recognise(event);
          return true;
        case 'unheard':
          return true;
        default:
          return false;
      }
    },
    close(turn, outcome, sessionId) {
      const record = turn.close(outcome, sessionId);
      if (turn.answer) said(turn, true);
      closed.set(turn, record);
      for (const [old] of [...closed].slice(0, -REMEMBERED)) {
        closed.delete(old);
        for (const [itemId, owner] of byItem) if (owner === old) byItem.delete(itemId);
      }
      keep(record);
    },
  };
}
