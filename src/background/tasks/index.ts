import {sendCommand} from '../../platform/bus.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import type {GatewayAgents} from '../../protocol/agents.ts';
import {startLink} from '../gateway/index.ts';
import type {Link} from '../gateway/link.ts';
import {readSnapshot} from '../../platform/snapshot-store.ts';
import {showBadge} from '../badge.ts';
import {hasOffscreen} from '../offscreen-document.ts';
import {watchOpenWork} from '../work-alarm.ts';
import {noticeConfirmations} from '../confirmations.ts';
import {askForAgents, changesAgents} from './agents.ts';
import {createTaskDesk, type TaskDesk} from './desk.ts';
import {createQuestionDesk, type QuestionDesk} from './questions.ts';

const log = createLog('gateway');

/** What the worker evaluates when the agent is first needed: the link, and the desk that works over it. */
export interface Agent {
  link: Link;
  desk: TaskDesk;
  questions: QuestionDesk;
  /** Asks the gateway for its agents. Rejects where there is no connection. */
  askForAgents: () => Promise<GatewayAgents>;
}

export async function startAgent(): Promise<Agent> {
  let desk: TaskDesk | null = null;
  let questions: QuestionDesk | null = null;
  const look = () => {
    if (questions) inBackground(questions.look(), log, 'looking what the agent asks');
  };
  const link = await startLink({
    onUp() {
      desk?.onUp();
      look();
      inBackground(askForAgents(link), log, 'asking for the agents');
    },
    onGap() {
      desk?.onGap();
      look();
    },
    onEvent(event) {
      desk?.onEvent(event);
      questions?.onEvent(event);
      if (changesAgents(event)) inBackground(askForAgents(link), log, 'asking for the agents');
    },
  });
  const onNews = () => inBackground(tellOfNews(), log, 'telling of news');
  desk = createTaskDesk(link, {
    onNews() {
      // Each time it is looked after work that is open, and when some of it has ended.
      look();
      onNews();
    },
    onOpen: (isOpen) => inBackground(watchOpenWork(isOpen), log, 'the alarm of open work'),
    follow: async (sessionKey) => questions?.follow(sessionKey),
  });
  const {followUp} = desk;
  questions = createQuestionDesk(link, {onChange: onNews, followUp});
  await desk.resume();
  look();
  return {link, desk, questions, askForAgents: () => askForAgents(link)};
}

/** The conversation asks for the news itself; without one, it asks when it begins. */
async function tellOfNews(): Promise<void> {
  await noticeConfirmations();
  await showBadge(await readSnapshot());
  if (await hasOffscreen()) await sendCommand('news.there', {});
}
