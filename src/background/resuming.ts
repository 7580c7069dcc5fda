import {agent, openedAgent} from './gateway-door.ts';
import {hasHostNotes} from './host-notes.ts';
import {leftWork} from './left-work.ts';
import {tellOfNews} from './news.ts';
import {watchOpenWork} from './work-alarm.ts';

/** Work that an earlier life of the worker left open goes on; what it had no time to tell of is told of. */
export async function resumeWork(): Promise<void> {
  const left = await leftWork();
  if (left === 'open' || (await hasHostNotes())) await agent();
  else if (!openedAgent()) await watchOpenWork(false);
  if (left === 'untold') await tellOfNews();
}
