import {createLog, inBackground} from '../../platform/log.ts';
import {startLink} from '../gateway/index.ts';
import type {Link} from '../gateway/link.ts';
import {tellOfNews} from '../news.ts';
import {watchOpenWork} from '../work-alarm.ts';
import {createTaskDesk, type TaskDesk} from './desk.ts';

const log = createLog('gateway');

/** What the worker evaluates when the agent is first needed: the link, and the desk that works over it. */
export interface Agent {
  link: Link;
  desk: TaskDesk;
}

export async function startAgent(): Promise<Agent> {
  let desk: TaskDesk | null = null;
  const link = await startLink({
    onUp: () => desk?.onUp(),
    onGap: () => desk?.onGap(),
    onEvent: (event) => desk?.onEvent(event),
  });
  desk = createTaskDesk(link, {
    onNews: () => inBackground(tellOfNews(), log, 'telling of news'),
    onOpen: (isOpen) => inBackground(watchOpenWork(isOpen), log, 'the alarm of open work'),
  });
  await desk.resume();
  return {link, desk};
}
