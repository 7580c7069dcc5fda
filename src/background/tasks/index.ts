import {sendCommand} from '../../platform/bus.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {readNotes} from '../../platform/voice-outbox.ts';
import {startLink} from '../gateway/index.ts';
import type {Link} from '../gateway/link.ts';
import {hasOffscreen} from '../offscreen-document.ts';
import {createGatewayVoice, type GatewayVoice} from '../voice-host/host.ts';
import {watchOpenWork} from '../work-alarm.ts';
import {createTaskDesk, type TaskDesk} from './desk.ts';

const log = createLog('gateway');

/** What the worker evaluates when the agent is first needed: the link, and what works over it. */
export interface Agent {
  link: Link;
  desk: TaskDesk;
  /** The gateway as host of the voice. */
  voice: GatewayVoice;
}

export async function startAgent(): Promise<Agent> {
  let desk: TaskDesk | null = null;
  let voice: GatewayVoice | null = null;
  const link = await startLink({
    onUp() {
      desk?.onUp();
      voice?.onUp();
    },
    onGap: () => desk?.onGap(),
    onEvent: (event) => desk?.onEvent(event),
  });
  desk = createTaskDesk(link, {
    onNews: () => inBackground(tellOfNews(), log, 'telling of news'),
    onOpen: (isOpen) => inBackground(watch(isOpen), log, 'the alarm of open work'),
  });
  await desk.resume();
  voice = createGatewayVoice(link);
  voice.post.wake();
  return {link, desk, voice};
}

/** What is still to be told to a gateway brings the worker back, too. */
async function watch(isOpen: boolean): Promise<void> {
  await watchOpenWork(isOpen || (await readNotes()).length > 0);
}

/** The conversation asks for the news itself; without one, it asks when it begins. */
async function tellOfNews(): Promise<void> {
  if (await hasOffscreen()) await sendCommand('news.there', {});
}
