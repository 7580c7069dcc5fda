import {logToText} from '../core/log-export.ts';
import {readLog, readTurns} from '../platform/history-reader.ts';
import {datedName, saveFile} from './save-file.ts';

/** Saves the log and the times of the last turns as a text file; it holds no words of either side. */
export async function exportLog(): Promise<void> {
  const [lines, turns] = await Promise.all([readLog(), readTurns()]);
  saveFile(datedName('log', 'txt'), 'text/plain', logToText(lines, turns));
}
