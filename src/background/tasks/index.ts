import {sendCommand} from '../../platform/bus.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {startLink} from '../gateway/index.ts';
import type {Link} from '../gateway/link.ts';
import {hasOffscreen} from '../offscreen-document.ts';
import {watchOpenWork} from '../work-alarm.ts';
import {createTaskDesk, type TaskDesk} from './desk.ts';
import {createSideQuestions, type SideQuestions} from './side-questions.ts';

const log = createLog('gateway');

/** What the worker evaluates when the agent is first needed: the link, and the desk that works over it. */
export interface Agent {
  link: Link;
  desk: TaskDesk;
  questions: SideQuestions;
}

export async function startAgent(): Promise<Agent> {
  let desk: TaskDesk | null = null;
  let questions: SideQuestions | null = null;
  const link = await startLink({
    onUp() {
      desk?.onUp();
      questions?.look();
    },
    onGap() {
      desk?.onGap();
      questions?.look();
    },
    onEvent(event) {
      desk?.onEvent(event);
      questions?.onEvent(event);
    },
  });
  questions = createSideQuestions(link);
  desk = createTaskDesk(link, {
    onNews: () => inBackground(tellOfNews(), log, 'telling of news'),
    onOpen: (isOpen) => inBackground(watchOpenWork(isOpen), log, 'the alarm of open work'),
  });
  await desk.resume();
  return {link, desk, questions};
}

/** The conversation asks for the news itself; without one, it asks when it begins. */
async function tellOfNews(): Promise<void> {
  if (await hasOffscreen()) await sendCommand('news.there', {});
}
