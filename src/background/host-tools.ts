import {describeTasks} from '../core/agent-words.ts';
import {consultAnswer} from '../core/consult-answer.ts';
import {gatewayAddress} from '../core/gateway-address.ts';
import {isOpen} from '../core/task-ledger.ts';
import {now, sleep} from '../platform/clock.ts';
import {readTask, readTasks} from '../platform/task-store.ts';
import {readVoiceHost} from '../platform/voice-host-store.ts';
import {addNote} from '../platform/voice-outbox.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {AgentControlArguments, ConsultArguments} from '../protocol/host-tools.ts';
import type {Task} from '../protocol/task.ts';
import type {VoiceHost} from '../protocol/voice-host.ts';
import {agent} from './gateway-door.ts';
import {readSettings} from './settings.ts';
import type {ToolScene} from './tool-scene.ts';

/** Somebody who asked waits for so long without being told that it takes longer. */
const CONSULT_MS = 5_000;
const LOOK_MS = 50;

/** One after the other: which of two has the session of the call is decided by which came first. */
let handing: Promise<unknown> = Promise.resolve();

/**
 * What the gateway's voice asks the agent goes into the same ledger as everything that is handed over, and its end is told
 * once: here, where it comes soon, else as news.
 */
export async function consultAgent(args: ConsultArguments, scene: ToolScene): Promise<string> {
  const mine = handing.then(() => handOver(args, scene));
  handing = mine.catch(() => undefined);
  return consultAnswer(await endOf(await mine), crypto.randomUUID());
}

async function handOver(args: ConsultArguments, scene: ToolScene): Promise<Task> {
  const {gatewayUrl} = await readSettings();
  if (gatewayUrl === null) throw new ParleyError('gateway.missing');
  const [host, tasks] = await Promise.all([readVoiceHost(), readTasks()]);
  // The agent's session takes what comes while it works for something to add; another piece of work gets its own.
  const isFree = !tasks.some((task) => isOpen(task) && task.consult);
  const {desk, voice} = await agent();
  if (host && scene.person) {
    await noteWords(host, scene);
    await voice.post.flush();
  }
  const {question, context} = args;
  const inCall = host && {
    sessionKey: host.sessionKey,
    consult: {voiceSessionId: host.voiceSessionId, args: textsOf(args), isTried: false},
  };
  const text = context ? `${question}\n\n${context}` : question;
  return desk.hand(
    {message: question, text, priority: 'normal', shared: null, toShare: null, ...(isFree ? inCall : {})},
    gatewayAddress(gatewayUrl),
  );
}

/** Steers what is under way: the newest, since the gateway's tool names none. */
export async function controlAgent({text, mode}: AgentControlArguments): Promise<string> {
  const tasks = (await readTasks()).toReversed();
  const open = tasks.filter(isOpen);
  if (mode === 'status') return describeTasks(open, crypto.randomUUID());
  const {desk, link} = await agent();
  const [newest] = open;
  if (mode === 'followup' && !newest) {
    const last = tasks.find((task) => !isOpen(task));
    if (!last) throw new ParleyError('task.unknown');
    const {taskId, state} = await desk.followUp(last, text);
    return JSON.stringify({taskId, accepted: state !== 'asked' || link.isUp});
  }
  if (!newest) throw new ParleyError('task.over');
  const {taskId} = newest;
  if (mode === 'cancel') return JSON.stringify({taskId, state: (await desk.cancel(newest)).state});
  await desk.steer(newest, text);
  return JSON.stringify({taskId, added: true});
}

/** A yes that the agent waits for counts for the gateway only once it was said and kept. Source: `docs/nodes/talk`. */
async function noteWords(host: VoiceHost, {turnId, person}: ToolScene): Promise<void> {
  const text = person?.words.trim();
  if (text) await addNote({kind: 'said', host, entryId: `${turnId}-you`, role: 'user', text, at: now()});
}

async function endOf(task: Task): Promise<Task> {
  const until = now() + CONSULT_MS;
  let newest = task;
  while (isOpen(newest) && now() < until) {
    await sleep(LOOK_MS);
    newest = (await readTask(task.taskId)) ?? newest;
  }
  return newest;
}

function textsOf(args: ConsultArguments): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
