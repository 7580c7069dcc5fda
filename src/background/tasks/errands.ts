import {findInHistory, progressLine, type ChatHistory} from '../../core/task-history.ts';
import {isOpen, stepTask, type TaskChange} from '../../core/task-ledger.ts';
import type {TaskEffect, TaskEvent} from '../../core/task-machine.ts';
import {isCallOver} from '../../core/voice-loan.ts';
import {now, sleep} from '../../platform/clock.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {dropParcel} from '../../platform/parcel-store.ts';
import {changeTask} from '../../platform/task-store.ts';
import {describeFailure} from '../../protocol/failures.ts';
import type {Task} from '../../protocol/task.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';
import {seeToConsult} from './consults.ts';
import {gatherForTask, packForTask} from './parcels.ts';

const log = createLog('gateway');

const HISTORY_ROWS = 60;
/** A gateway that was killed takes broken-off work up again within seconds of its start. */
const BROKEN_LOOK_MS = 3_000;
const BROKEN_LOOKS = 15;
/** A gateway that is up and has no time says so. */
const BUSY_MS = 2_000;

/** Brings tasks to the gateway and their state back. */
export interface Errands {
  /** Sees to it that the gateway has the task, and looks how it stands. Never rejects; one at a time for each task. */
  run: (taskId: string) => Promise<void>;
  /** Writes an event down; answers whether it changed anything. */
  note: (taskId: string, event: TaskEvent, change: TaskChange) => Promise<boolean>;
  /** The same, on its own, and only where `runId` is what the task runs as; `null` is any. */
  noteOf: (taskId: string, runId: string | null, event: TaskEvent, change: TaskChange) => void;
}

export function createErrands(
  link: Link,
  listener: {
    onSession: (key: string, taskId: string) => void;
    onEnd: () => void;
    /** Has the gateway tell of what is said and asked in a session. */
    follow: (sessionKey: string) => Promise<void>;
  },
): Errands {
  const under = new Map<string, Promise<void>>();
  const broken = new Map<string, number>();

  async function note(
    taskId: string,
    event: TaskEvent,
    change: TaskChange,
    isMeant: (task: Task) => boolean = () => true,
  ): Promise<boolean> {
    let effects: readonly TaskEffect[] = [];
    const written = await changeTask(taskId, (task) => {
      const step = isMeant(task) ? stepTask(task, event, change) : null;
      effects = step?.effects ?? [];
      return step?.task ?? null;
    });
    if (!written) return false;
    if (written.state !== 'asked' && written.state !== 'sent')
      inBackground(dropParcel(taskId), log, 'dropping what was sent');
    if (event !== 'progressed') log.info(`task ${written.state}`, {taskId, event, round: written.round});
    if (effects.includes('abort')) inBackground(abort(written), log, 'cancelling at the gateway');
    if (!isOpen(written)) listener.onEnd();
    return true;
  }

  async function abort({sessionKey, runId, consult}: Task): Promise<void> {
    if (sessionKey === null || !link.isUp) return;
    // Without a name all would be ended that runs there, whoever asked for it.
    if (consult && runId === null) return;
    await link.request('chat.abort', {sessionKey, ...(runId === null ? {} : {runId})});
  }

  /** What is written down first is what is sent: a worker that dies between the two finds it again. */
  async function prepare(task: Task): Promise<{task: Task; isFirst: boolean}> {
    const sessionKey =
      task.sessionKey ??
      `agent:${task.agent?.id ?? link.agentId}:parley-${task.taskId.slice('task_'.length)}`;
    listener.onSession(sessionKey, task.taskId);
    if (task.sessionKey !== null) return {task, isFirst: false};
    const kept = await changeTask(task.taskId, (now) => ({...now, sessionKey}));
    return {task: kept ?? {...task, sessionKey}, isFirst: true};
  }

  async function follow({sessionKey}: Task): Promise<void> {
    if (sessionKey !== null) await listener.follow(sessionKey);
  }

  async function send(task: Task): Promise<void> {
    const {taskId, sessionKey, idempotencyKey} = task;
    const ready = await packForTask(task, link.policy);
    if (!ready) return;
    if ('reason' in ready) {
      await note(taskId, 'failed', {failure: ready, endedAt: now()});
      return;
    }
    const answer = await link.request<{runId?: string}>('chat.send', {
      sessionKey,
      message: ready.text,
      idempotencyKey,
      ...(ready.attachments.length > 0 ? {attachments: ready.attachments} : {}),
    });
    await note(taskId, 'sent', {runId: answer.runId ?? idempotencyKey});
    inBackground(follow(task), log, 'following a session');
  }

  async function look(task: Task): Promise<void> {
    const {taskId, sessionKey} = task;
    const history = await link.request<ChatHistory>('chat.history', {sessionKey, limit: HISTORY_ROWS});
    const found = findInHistory(task, history);
    if (found.is !== 'broken') broken.delete(taskId);
    switch (found.is) {
      case 'unsent':
        await send(task);
        return;
      case 'running': {
        const progress = progressLine(found.text);
        await note(taskId, 'progressed', {
          runId: found.runId ?? task.runId,
          ...(progress === null ? {} : {progress}),
        });
        await follow(task);
        return;
      }
      case 'done':
        await note(taskId, 'finished', {result: found.text, endedAt: now()});
        return;
      case 'broken':
        await follow(task);
        await lookAgain(taskId);
        return;
    }
  }

  /** The gateway has the work and does nothing for it: for a while it may take it up again. */
  async function lookAgain(taskId: string): Promise<void> {
    const looks = (broken.get(taskId) ?? 0) + 1;
    broken.set(taskId, looks);
    if (looks > BROKEN_LOOKS) {
      const failure = describeFailure('task.interrupted');
      await note(taskId, 'failed', {failure, endedAt: now()});
    } else later(taskId, BROKEN_LOOK_MS);
  }

  async function consult(task: Task): Promise<void> {
    const {taskId} = task;
    const found = await seeToConsult(link, task);
    if (found.is !== 'broken') broken.delete(taskId);
    switch (found.is) {
      case 'running':
        await note(taskId, 'progressed', {
          runId: found.runId,
          ...(found.progress === null ? {} : {progress: found.progress}),
        });
        await follow(task);
        return;
      case 'done':
        await note(taskId, 'finished', {runId: found.runId, result: found.text, endedAt: now()});
        return;
      case 'failed': {
        const failure = describeFailure('task.failed', found.text);
        await note(taskId, 'failed', {failure, endedAt: now()});
        return;
      }
      case 'aborted':
        await note(taskId, 'aborted', {endedAt: now()});
        return;
      case 'broken':
        await lookAgain(taskId);
        return;
    }
  }

  /** A call that is over takes no more work; the agent does, in a session of its own. */
  async function leaveCall({taskId}: Task): Promise<void> {
    await changeTask(taskId, (kept) => ({...kept, consult: null, sessionKey: null}));
    later(taskId, 0);
  }

  function later(taskId: string, ms: number): void {
    void sleep(ms).then(() => run(taskId));
  }

  async function errand(taskId: string): Promise<void> {
    const asked = await gatherForTask(taskId);
    if (!asked || !isOpen(asked) || !link.isUp || asked.gateway !== link.origin) return;
    try {
      if (asked.consult) {
        await consult(asked);
        return;
      }
      const {task, isFirst} = await prepare(asked);
      if (isFirst) await send(task);
      else await look(task);
    } catch (error) {
      const refusal = refusalOf(error);
      log.warn('an errand failed', {taskId, code: refusal?.code, error: String(error)});
      // Whatever ends the connection is over with the next one, which looks at every open task.
      if (!refusal) return;
      if (refusal.code === 'UNAVAILABLE') later(taskId, BUSY_MS);
      else if (asked.consult && isCallOver(refusal)) await leaveCall(asked);
      else {
        const failure = describeFailure('task.failed', refusal.message);
        await note(taskId, 'failed', {failure, endedAt: now()});
      }
    }
  }

  function run(taskId: string): Promise<void> {
    const going = under.get(taskId);
    if (going) return going;
    const mine = errand(taskId).finally(() => under.delete(taskId));
    under.set(taskId, mine);
    return mine;
  }

  return {
    run,
    note: (taskId, event, change) => note(taskId, event, change),
    noteOf(taskId, runId, event, change) {
      inBackground(
        note(taskId, event, change, (task) => runId === null || task.runId === runId),
        log,
        'noting what was seen of a task',
      );
    },
  };
}
