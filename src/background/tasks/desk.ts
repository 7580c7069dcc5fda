import {taskOfRun} from '../../core/consult-run.ts';
import {progressLine} from '../../core/task-history.ts';
import {isFinal} from '../../core/gateway-policy.ts';
import {followUp, isOpen, mayFollowUp, withAdded} from '../../core/task-ledger.ts';
import {now} from '../../platform/clock.ts';
import {readGatewayStatus} from '../../platform/gateway-status-store.ts';
import {newId} from '../../platform/id.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {dropOtherParcels} from '../../platform/parcel-store.ts';
import {addTask, changeTask, readTask, readTasks} from '../../platform/task-store.ts';
import {describeFailure, ParleyError} from '../../protocol/failures.ts';
import type {GatewayAgent} from '../../protocol/agents.ts';
import {sentence} from '../../protocol/sentences.ts';
import type {Consult, Task, TaskPriority} from '../../protocol/task.ts';
import type {Link} from '../gateway/link.ts';
import {steerConsult} from './consults.ts';
import {createErrands, type Errands} from './errands.ts';
import {readEvent, type TaskSight} from './events.ts';

const log = createLog('gateway');

/** Where the link has to be opened first, the model waits so long to hear whether the gateway can be reached. */
const REACH_MS = 130;
/** Of what streams in, as much is written down as a person might ask about. */
const PROGRESS_EVERY_MS = 1_500;
/** After this long, long work is not silent any more: `core/news-policy.ts` has the same time. */
const FIRST_NEWS_MS = 8_300;
/** An end that was missed is found by looking. */
const LOOK_MS = 20_000;

/** What is handed over: the person's words, and with them what was shared of the page. */
export interface Request {
  message: string;
  text: string;
  priority: TaskPriority;
  shared: Task['shared'];
  /** Set for what the gateway's voice asks for: it runs in the session of the call. */
  sessionKey?: string;
  consult?: Consult;
  toShare: NonNullable<Task['toShare']> | null;
  /** Who works on it; without one the gateway chooses. */
  agent?: GatewayAgent;
}

/** Hands work to the agent, follows it, and writes down how it ended. */
export interface TaskDesk {
  /** @throws ParleyError `gateway.*` where only the person can set right what is in the way */
  hand: (request: Request, gateway: URL) => Promise<Task>;
  /** Adds to work that runs. @throws ParleyError `task.over`, `gateway.lost` */
  steer: (task: Task, text: string) => Promise<void>;
  cancel: (task: Task) => Promise<Task>;
  /** Asks more of work that is over. @throws ParleyError `task.running`, `task.over` */
  followUp: (task: Task, text: string) => Promise<Task>;
  /** Takes up what an earlier life of the worker has left open. */
  resume: () => Promise<void>;
  onUp: () => void;
  onGap: () => void;
  onEvent: (event: {event: string; payload?: unknown}) => void;
}

/** `onNews` is called when there is something to tell; `onOpen` whenever some work is open, or none any more. */
export function createTaskDesk(
  link: Link,
  listener: {
    onNews: () => Promise<void>;
    onOpen: (isOpen: boolean) => void;
    follow: (sessionKey: string) => Promise<void>;
  },
): TaskDesk {
  const bySession = new Map<string, string>();
  const writtenAt = new Map<string, number>();
  let looking: ReturnType<typeof setInterval> | undefined;
  let isShuttingDown = false;
  const errands: Errands = createErrands(link, {
    onSession: (key, taskId) => bySession.set(key, taskId),
    follow: (sessionKey) => listener.follow(sessionKey),
    // The alarm of open work goes only when the conversation has heard: until then it brings a killed worker back.
    onEnd: () => inBackground(listener.onNews().then(refresh), log, 'looking what is open'),
  });

  /** Whether work is open decides whether the link is needed, and the worker kept awake. */
  async function refresh(): Promise<Task[]> {
    const open = (await readTasks()).filter((task) => isOpen(task) && task.gateway === link.origin);
    link.want('work', open.length > 0);
    listener.onOpen(open.length > 0);
    clearInterval(looking);
    if (open.length > 0) looking = setInterval(look, LOOK_MS);
    return open;
  }

  function look(): void {
    void listener.onNews();
    if (!link.isUp) return;
    const all = async () => {
      for (const task of await refresh()) void errands.run(task.taskId);
    };
    inBackground(all(), log, 'looking after open work');
  }

  /** Settles when the gateway has let us in, at the first thing in the way, or when it is too late for the model. */
  async function reach(): Promise<void> {
    link.want('work', true);
    // The link keeps what is in the way; the work waits for it to pass.
    await link.whenUp(REACH_MS).catch(() => undefined);
  }

  /** What is in the ledger is taken: it is brought to the gateway whatever happens. Nobody waits for the gateway's word. */
  async function accepted(task: Task, reached: Promise<void>): Promise<Task> {
    await refresh();
    setTimeout(() => void listener.onNews(), FIRST_NEWS_MS);
    void errands.run(task.taskId);
    await reached;
    return (await readTask(task.taskId)) ?? task;
  }

  function see(taskId: string, sight: TaskSight): void {
    const {runId} = sight;
    switch (sight.kind) {
      case 'seen': {
        const at = writtenAt.get(taskId) ?? 0;
        if (now() - at < PROGRESS_EVERY_MS) return;
        writtenAt.set(taskId, now());
        const progress = sight.tool ? progressOfTool(sight.tool) : progressLine(sight.text);
        errands.noteOf(taskId, null, 'progressed', {runId, ...(progress === null ? {} : {progress})});
        return;
      }
      case 'final':
        if (sight.text) errands.noteOf(taskId, null, 'finished', {result: sight.text, endedAt: now()});
        // The end of a message that was added to running work says nothing: the history tells.
        else void errands.run(taskId);
        return;
      case 'error':
        errands.noteOf(taskId, runId, 'failed', {
          failure: describeFailure('task.failed', sight.text),
          endedAt: now(),
        });
        return;
      case 'aborted':
        // A gateway that goes down breaks off what runs and takes it up again when it is back.
        if (!isShuttingDown) errands.noteOf(taskId, runId, 'aborted', {endedAt: now()});
        return;
    }
  }

  return {
    async hand(
      {message, text, priority, shared, toShare, sessionKey = null, consult = null, agent},
      gateway,
    ) {
      const {phase, failure} = await readGatewayStatus();
      if (phase === 'stopped' && failure && isFinal(failure.reason)) throw new ParleyError(failure.reason);
      const task: Task = {
        taskId: newId('task'),
        round: 1,
        message,
        text,
        priority,
        state: 'asked',
        delivery: 'none',
        gateway: gateway.origin,
        sessionKey,
        consult,
        idempotencyKey: crypto.randomUUID(),
        runId: null,
        progress: null,
        result: null,
        failure: null,
        shared,
        toShare,
        ...(agent ? {agent} : {}),
        askedAt: now(),
        endedAt: null,
      };
      const reached = reach();
      try {
        await addTask(task);
      } catch (error) {
        await refresh();
        throw error;
      }
      return accepted(task, reached);
    },
    async steer({taskId}, text) {
      // Work that was never sent takes it along.
      const along = await changeTask(taskId, (kept) =>
        isOpen(kept) && kept.sessionKey === null
          ? withAdded({...kept, text: `${kept.text}\n\n${text}`}, text)
          : null,
      );
      if (along) return;
      const task = await readTask(taskId);
      if (!task || !isOpen(task)) throw new ParleyError('task.over');
      if (task.consult && (await steerConsult(link, task, text))) return;
      const {sessionKey} = task;
      const params = {sessionKey, message: text, idempotencyKey: crypto.randomUUID(), queueMode: 'steer'};
      await link.request('chat.send', params);
      await changeTask(taskId, (kept) => withAdded(kept, text));
    },
    async cancel(task) {
      if (!(await errands.note(task.taskId, 'cancel', {endedAt: now()}))) throw new ParleyError('task.over');
      await refresh();
      return (await readTask(task.taskId)) ?? task;
    },
    async followUp(task, text) {
      if (isOpen(task)) throw new ParleyError('task.running');
      if (!mayFollowUp(task, await readTasks()))
        throw new ParleyError('task.over', {message: sentence('task_too_old')});
      const asked = {message: text, text, idempotencyKey: crypto.randomUUID(), at: now()};
      const next = await changeTask(task.taskId, (kept) => followUp(kept, asked));
      if (!next) throw new ParleyError('task.running');
      return accepted(next, reach());
    },
    async resume() {
      const kept = (await readTasks()).filter(isOpen).map(({taskId}) => taskId);
      await dropOtherParcels(kept);
      const open = await refresh();
      for (const {taskId, sessionKey, consult} of open)
        if (sessionKey && !consult) bySession.set(sessionKey, taskId);
      // What an earlier life was about to read of a page is read now, whether or not the gateway is there.
      for (const {taskId, toShare} of open) if (toShare) void errands.run(taskId);
    },
    onUp() {
      isShuttingDown = false;
      look();
    },
    onGap: look,
    onEvent(event) {
      if (event.event === 'shutdown') isShuttingDown = true;
      const sight = readEvent(event);
      // The session of a call is not the call's alone: there the name of the run tells.
      const taskId = sight && (taskOfRun(sight.runId) ?? bySession.get(sight.sessionKey));
      if (taskId) see(taskId, sight);
    },
  };
}

/** A question to the person is told as such. */
function progressOfTool(tool: string): string | null {
  return tool === 'ask_user' ? null : `It uses ${tool}.`;
}
