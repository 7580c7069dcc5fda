import type {Samples} from './samples.ts';
import {PAGE_SCRIPT, PAGE_SENTENCE} from './sentences.ts';
import type {Stage} from './stage.ts';
import {inMs} from './told.ts';
import {toolTimes} from './tool-times.ts';
import {answered} from './turns.ts';

/** A turn for which the page is read. */
export async function measureReadPage(stage: Stage, samples: Samples): Promise<string> {
  const {control} = stage.server;
  await control.setScript(PAGE_SCRIPT);
  const reading = await answered(stage, PAGE_SENTENCE);
  const times = toolTimes(await control.log(reading.pressedAt), 'read_page');
  for (const time of times) samples.take('tool.read_page', 'parley', time);
  return `“${reading.record.heard}”, ${times.map(inMs).join(' ')}`;
}
