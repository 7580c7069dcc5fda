import {consultCall, isRunOfCall, readRun} from '../../core/consult-run.ts';
import {progressLine, type ChatHistory} from '../../core/task-history.ts';
import {changeTask} from '../../platform/task-store.ts';
import type {Task} from '../../protocol/task.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';

/** What was found out about work that the gateway's voice asked for. */
export type ConsultFinding =
  | {is: 'running'; runId: string; progress: string | null}
  | {is: 'done'; runId: string; text: string}
  | {is: 'failed'; text: string}
  | {is: 'aborted'}
  /** The gateway knows nothing that runs, and nothing that came of it. */
  | {is: 'broken'};

/**
 * Sees to it that the gateway has what its voice asked for, once, and looks how it stands. The gateway hides such work from
 * the history of its session, and knows no key of ours: it is found again by the name of its run.
 */
export async function seeToConsult(link: Link, task: Task): Promise<ConsultFinding> {
  const runId = task.runId ?? (await findRun(link, task));
  // Of work that was taken just now nothing is to be seen yet.
  if (runId === null) return {is: 'running', runId: await send(link, task), progress: null};
  const found = readRun(await link.request('agent.wait', {runId, timeoutMs: 0}));
  if (found.is === 'done') return {is: 'done', runId, text: found.text};
  if (found.is === 'failed' || found.is === 'aborted') return found;
  const {inFlightRun, sessionInfo} = await history(link, task);
  const running = runOf(inFlightRun);
  const isActive = running?.runId === runId || idsOf(sessionInfo).includes(runId);
  // After a gateway was killed it takes the work up again under another name.
  const present = isActive ? runId : running?.runId;
  if (present === undefined) return {is: 'broken'};
  return {is: 'running', runId: present, progress: progressLine(running?.text ?? '')};
}

/**
 * Adds to such work by the gateway's own way; answers whether it took it. Where it did not, the session takes the words as a
 * message that steers.
 */
export async function steerConsult(link: Link, {sessionKey}: Task, text: string): Promise<boolean> {
  try {
    const answer = await link.request<{ok?: unknown}>('talk.client.steer', {sessionKey, text, mode: 'steer'});
    return answer.ok === true;
  } catch (error) {
    if (refusalOf(error)) return false;
    throw error;
  }
}

async function findRun(link: Link, task: Task): Promise<string | null> {
  if (!task.consult?.isTried) return null;
  const call = consultCall(task);
  const {inFlightRun, sessionInfo} = await history(link, task);
  const candidates: unknown[] = [runOf(inFlightRun)?.runId, ...idsOf(sessionInfo), lastOf(sessionInfo)];
  return candidates.find((id): id is string => isRunOfCall(id, call)) ?? null;
}

async function send(link: Link, task: Task): Promise<string> {
  const {taskId, sessionKey, consult} = task;
  if (!consult) throw new Error('no such work');
  // Written down first: a worker that dies between the two looks before it sends again.
  await changeTask(taskId, (kept) =>
    kept.consult ? {...kept, consult: {...kept.consult, isTried: true}} : null,
  );
  const {runId} = await link.request<{runId: string}>('talk.client.toolCall', {
    sessionKey,
    voiceSessionId: consult.voiceSessionId,
    callId: consultCall(task),
    name: 'openclaw_agent_consult',
    args: consult.args,
  });
  return runId;
}

function history(link: Link, {sessionKey}: Task): Promise<ChatHistory> {
  return link.request<ChatHistory>('chat.history', {sessionKey, limit: 1});
}

function runOf(inFlight: unknown): {runId: string; text: string} | null {
  const {runId, text} = (inFlight ?? {}) as {runId?: unknown; text?: unknown};
  return typeof runId === 'string' ? {runId, text: typeof text === 'string' ? text : ''} : null;
}

/** Source: `sessionInfo.activeRunIds` and `lastRunId` of `chat.history`, as a gateway of version 2026.9.6 sends them. */
function idsOf(info: unknown): unknown[] {
  const {activeRunIds} = (info ?? {}) as {activeRunIds?: unknown};
  return Array.isArray(activeRunIds) ? activeRunIds : [];
}

function lastOf(info: unknown): unknown {
  return ((info ?? {}) as {lastRunId?: unknown}).lastRunId;
}
