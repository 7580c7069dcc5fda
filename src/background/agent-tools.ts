import {describeTask, describeTasks} from '../core/agent-words.ts';
import {gatewayAddress} from '../core/gateway-address.ts';
import {isOpen, stepDelivery} from '../core/task-ledger.ts';
import {readGatewayStatus} from '../platform/gateway-status-store.ts';
import {changeTask, readTask, readTasks} from '../platform/task-store.ts';
import type {ControlTaskArguments, SendArguments} from '../protocol/agent-tools.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {Task} from '../protocol/task.ts';
import {questionOfTask} from './agent-questions.ts';
import {findAgent, usualAgent} from './agents.ts';
import {agent} from './gateway-door.ts';
import {tellOfNews} from './news.ts';
import type {PageScene} from './page-tools.ts';
import {readSettings} from './settings.ts';
import browser from 'webextension-polyfill';

const STILL_CONNECTING = 'Parley is still connecting to the gateway; it is sent as soon as that is done.';
/** Tasks that the model is told of at once. */
const MOST_TOLD = 12;

/**
 * Hands work to the agent, with the page where it is about the page: that is read, and a picture taken, once the work is
 * written down.
 */
export async function sendToOpenClaw(
  {message, priority = 'normal', share_page = false, agent: named}: SendArguments,
  scene: PageScene,
): Promise<string> {
  const settings = await readSettings();
  const {gatewayUrl} = settings;
  if (gatewayUrl === null) throw new ParleyError('gateway.missing');
  const worker = named === undefined ? await usualAgent(settings) : await findAgent(named);
  const shared = share_page ? await pageToShare(scene) : null;
  const {desk, link} = await agent();
  const task = await desk.hand(
    {
      message,
      // What is read of the page comes to it before it is sent.
      text: message,
      priority,
      shared: shared && {...shared, went: null},
      toShare: shared && {tabId: scene.tabId, turnId: scene.turnId},
      ...(worker ? {agent: worker} : {}),
    },
    gatewayAddress(gatewayUrl),
  );
  const isTaken = task.state !== 'asked' || link.isUp;
  const {failure} = await readGatewayStatus();
  return JSON.stringify({
    taskId: task.taskId,
    accepted: isTaken,
    ...(worker ? {agent: worker.name} : {}),
    ...(!isTaken ? {waits: failure?.message ?? STILL_CONNECTING} : {}),
    ...(shared ? {shared} : {}),
  });
}

/** How the tasks stand. What is told here counts as told. */
export async function getTasks(): Promise<string> {
  const tasks = (await readTasks()).toReversed().slice(0, MOST_TOLD);
  await markTold(tasks);
  return describeTasks(tasks, crypto.randomUUID());
}

export async function controlTask({taskId, action, text}: ControlTaskArguments): Promise<string> {
  const task = await readTask(taskId);
  if (!task) throw new ParleyError('task.unknown');
  if (action === 'status') {
    await markTold([task]);
    return describeTask(task, crypto.randomUUID());
  }
  const {desk, link} = await agent();
  if (action === 'cancel') return JSON.stringify({taskId, state: (await desk.cancel(task)).state});
  if (text === undefined)
    throw new ParleyError('tool.arguments', {
      message: `control_task needs a text to ${action.replace('_', ' ')}.`,
    });
  if (action === 'follow_up') {
    const next = await desk.followUp(task, text);
    return JSON.stringify({taskId, accepted: next.state !== 'asked' || link.isUp});
  }
  // Words that are said in a session that waits for an answer are taken there for the answer.
  if (await questionOfTask(taskId)) throw new ParleyError('task.asks');
  await desk.steer(task, text);
  return JSON.stringify({taskId, added: true});
}

async function markTold(tasks: readonly Task[]): Promise<void> {
  const over = tasks.filter((task) => !isOpen(task));
  const told = over.map(({taskId}) => changeTask(taskId, (kept) => stepDelivery(kept, 'spoken')));
  // The conversation may hold them ready for the next pause: it must not tell them again.
  if ((await Promise.all(told)).some((task) => task !== null)) await tellOfNews();
}

/** Which page goes along. @throws ParleyError `page.unshared` where Chrome does not tell, so that nothing of it could be read */
async function pageToShare({tabId}: PageScene): Promise<{title: string; address: string}> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.url === undefined) throw new ParleyError('page.unshared');
  return {title: tab.title ?? '', address: tab.url};
}
