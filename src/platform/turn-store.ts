import type {SentToAgent, TurnRecord} from '../protocol/turn-record.ts';
import {tellHistory} from './history-channel.ts';
import {createHistoryWriter} from './history-writer.ts';
import {changeParley} from './parley-db.ts';
import {withoutWords, withReceipt} from './turn-words.ts';

/** The last turns are kept, so that times can be looked into; older ones go. */
export const KEPT_TURNS = 200;

/**
 * Keeps a turn, replacing an earlier record of it; without its words where the settings keep none. Rejects where the
 * disk is full; the record is then written with the next one.
 */
export const saveTurn = createHistoryWriter<TurnRecord>({
  keyOf: ({turnId}) => turnId,
  timeOf: ({startedAt}) => startedAt,
  async write(records) {
    await changeParley(['turns', 'marks'], async (change) => {
      const keepsWords = (await change.objectStore('marks').get('transcriptDays')) !== 0;
      const turns = change.objectStore('turns');
      await Promise.all(records.map((record) => turns.put(keepsWords ? record : withoutWords(record))));
      const surplus = (await turns.count()) - KEPT_TURNS;
      if (surplus <= 0) return;
      const oldest = await turns.index('startedAt').getAllKeys(null, surplus);
      await Promise.all(oldest.map((key) => turns.delete(key)));
    });
    tellHistory('changed');
  },
});

/**
 * Adds what went to the agent to the record of a turn that is over, in place of an earlier word on the same task; nothing
 * where there is no such record, or the settings keep no words.
 */
export async function addToTurn(turnId: string, part: SentToAgent): Promise<void> {
  await changeParley(['turns', 'marks'], async (change) => {
    if ((await change.objectStore('marks').get('transcriptDays')) === 0) return;
    const turns = change.objectStore('turns');
    const record = await turns.get(turnId);
    if (record) await turns.put({...record, sent: withReceipt(record.sent, part)});
  });
  tellHistory('changed');
}
