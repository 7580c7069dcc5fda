import {createLog, inBackground} from '../../platform/log.ts';
import {readSnapshot} from '../../platform/snapshot-store.ts';
import {readNotes} from '../../platform/voice-outbox.ts';
import type {GatewayAgents} from '../../protocol/agents.ts';
import {startLink} from '../gateway/index.ts';
import type {Link} from '../gateway/link.ts';
import {tellOfNews} from '../news.ts';
import {createGatewayVoice, type GatewayVoice} from '../voice-host/host.ts';
import {showBadge} from '../badge.ts';
import {watchOpenWork} from '../work-alarm.ts';
import {noticeConfirmations} from '../confirmations.ts';
import {askForAgents, changesAgents} from './agents.ts';
import {createTaskDesk, type TaskDesk} from './desk.ts';
import {createQuestionDesk, type QuestionDesk} from './questions.ts';
import {createSideQuestions, type SideQuestions} from './side-questions.ts';

const log = createLog('gateway');

/** What the worker evaluates when the agent is first needed: the link, and what works over it. */
export interface Agent {
  link: Link;
  desk: TaskDesk;
  /** The gateway as host of the voice. */
  voice: GatewayVoice;
  /** What the agent asks the person. */
  questions: QuestionDesk;
  /** What the voice asks the agent on the side. */
  sideQuestions: SideQuestions;
  /** Asks the gateway for its agents. Rejects where there is no connection. */
  askForAgents: () => Promise<GatewayAgents>;
}

export async function startAgent(): Promise<Agent> {
  let desk: TaskDesk | null = null;
  let voice: GatewayVoice | null = null;
  let questions: QuestionDesk | null = null;
  let sideQuestions: SideQuestions | null = null;
  const look = () => {
    if (questions) inBackground(questions.look(), log, 'looking what the agent asks');
  };
  const link = await startLink({
    onUp() {
      desk?.onUp();
      voice?.onUp();
      sideQuestions?.look();
      look();
      inBackground(askForAgents(link), log, 'asking for the agents');
    },
    onGap() {
      desk?.onGap();
      sideQuestions?.look();
      look();
    },
    onEvent(event) {
      desk?.onEvent(event);
      sideQuestions?.onEvent(event);
      questions?.onEvent(event);
      if (changesAgents(event)) inBackground(askForAgents(link), log, 'asking for the agents');
    },
  });
  sideQuestions = createSideQuestions(link);
  const onNews = () =>
    tellOfWhatCame().catch((error: unknown) => log.warn('telling of news failed', {error: String(error)}));
  desk = createTaskDesk(link, {
    onNews() {
      // Each time it is looked after work that is open, and when some of it has ended.
      look();
      return onNews();
    },
    onOpen: (isOpen) => inBackground(watch(isOpen), log, 'the alarm of open work'),
    follow: async (sessionKey) => questions?.follow(sessionKey),
  });
  const {followUp} = desk;
  questions = createQuestionDesk(link, {onChange: () => void onNews(), followUp});
  await desk.resume();
  voice = createGatewayVoice(link);
  voice.post.wake();
  look();
  return {link, desk, voice, questions, sideQuestions, askForAgents: () => askForAgents(link)};
}

/** What is still to be told to a gateway brings the worker back, too. */
async function watch(isOpen: boolean): Promise<void> {
  await watchOpenWork(isOpen || (await readNotes()).length > 0);
}

/** Something has come: what in it wants a yes is a question now, the toolbar shows it, and the conversation hears of it. */
async function tellOfWhatCame(): Promise<void> {
  await noticeConfirmations();
  await showBadge(await readSnapshot());
  await tellOfNews();
}
