import type {TranscriptEntry} from '../protocol/transcript.ts';
import {tellHistory} from './history-channel.ts';
import {createHistoryWriter} from './history-writer.ts';
import {changeParley} from './parley-db.ts';

/** About a year of much talk, some 10 MB; where there are more, the oldest go. */
export const KEPT_ENTRIES = 20_000;

/**
 * Keeps an utterance, replacing what was there under its id; nothing is kept where the settings keep none. Rejects
 * where the disk is full; the entry is then written with the next one.
 */
export const saveEntry = createHistoryWriter<TranscriptEntry>({
  keyOf: ({entryId}) => entryId,
  timeOf: ({at}) => at,
  async write(entries) {
    await changeParley(['transcript', 'marks'], async (change) => {
      if ((await change.objectStore('marks').get('transcriptDays')) === 0) return;
      const transcript = change.objectStore('transcript');
      await Promise.all(entries.map((entry) => transcript.put(entry)));
      const surplus = (await transcript.count()) - KEPT_ENTRIES;
      if (surplus <= 0) return;
      const oldest = await transcript.index('order').getAllKeys(null, surplus);
      await Promise.all(oldest.map((key) => transcript.delete(key)));
    });
    tellHistory('changed');
  },
});
