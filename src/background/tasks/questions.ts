import {
  gatewayDecision,
  isWaiting,
  questionOfApproval,
  questionOfRecord,
  sessionOfRecord,
} from '../../core/agent-question.ts';
import {isOpen} from '../../core/task-ledger.ts';
import {confirmationAnswer} from '../../core/voice-confirmation.ts';
import {
  changeAgentQuestion,
  changeAgentQuestions,
  readAgentQuestions,
} from '../../platform/agent-question-store.ts';
import {now} from '../../platform/clock.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {readTask, readTasks} from '../../platform/task-store.ts';
import type {AgentQuestion} from '../../protocol/agent-question.ts';
import type {Task} from '../../protocol/task.ts';
import {refusalOf} from '../gateway/connection.ts';
import type {Link} from '../gateway/link.ts';

const log = createLog('gateway');

/** Source: `SessionApprovalReplay` of the protocol package. */
interface Replay {
  approvals?: unknown[];
  /** Whether there is more than is told. */
  truncated?: boolean;
}

/** Follows what the agents ask of the person, and brings the answers there. */
export interface QuestionDesk {
  /** Asks the gateway what waits, and brings answers there that an earlier life of the worker could not. */
  look: () => Promise<void>;
  onEvent: (event: {event: string; payload?: unknown}) => void;
  /** Follows a session's messages, and what waits for leave in it. */
  follow: (sessionKey: string) => Promise<void>;
  /** Brings a question's answer there; answers whether the gateway has taken it. Never rejects. */
  deliver: (id: string) => Promise<boolean>;
}

/** `onChange` is called when a question has come or gone; `followUp` asks more of a task that is over. */
export function createQuestionDesk(
  link: Link,
  parts: {onChange: () => void; followUp: (task: Task, text: string) => Promise<unknown>},
): QuestionDesk {
  const under = new Map<string, Promise<boolean>>();

  async function tasksHere(): Promise<Task[]> {
    return (await readTasks()).filter((task) => isOpen(task) && task.gateway === link.origin);
  }

  async function add(read: (task: Task) => AgentQuestion | null, sessionKey: string): Promise<void> {
    const task = (await tasksHere()).find((one) => one.sessionKey === sessionKey);
    const question = task && read(task);
    if (!question) return;
    const isNew = await changeAgentQuestions((kept) =>
      kept.some(({id}) => id === question.id) ? null : [...kept, question],
    );
    if (!isNew) return;
    log.info('the agent asks', {id: question.id, kind: question.kind, taskId: question.taskId});
    parts.onChange();
  }

  async function end(isOver: (question: AgentQuestion) => boolean): Promise<void> {
    const ended: string[] = [];
    await changeAgentQuestions((kept) => {
      const over = kept.filter((one) => one.state !== 'over' && isOver(one));
      ended.push(...over.map(({id}) => id));
      return over.length === 0
        ? null
        : kept.map((one) => (over.includes(one) ? {...one, state: 'over'} : one));
    });
    if (ended.length === 0) return;
    log.info('questions of the agent are over', {ids: ended.join()});
    parts.onChange();
  }

  /** What waits as far as is known here: what comes while the gateway is asked is in no answer of it yet. */
  async function waitingIds(kind: AgentQuestion['kind']): Promise<Set<string>> {
    const kept = await readAgentQuestions();
    return new Set(
      kept
        .filter((one) => one.kind === kind && one.state === 'open' && one.gateway === link.origin)
        .map(({id}) => id),
    );
  }

  async function list(): Promise<void> {
    const known = await waitingIds('question');
    const {questions} = await link.request<{questions?: unknown}>('question.list', {});
    const records = Array.isArray(questions) ? (questions as unknown[]) : [];
    for (const record of records) {
      const sessionKey = sessionOfRecord(record);
      if (sessionKey !== null) await add((task) => questionOfRecord(record, task), sessionKey);
    }
    const waiting = new Set(records.map(idOf));
    await end(({id}) => known.has(id) && !waiting.has(id));
  }

  async function follow(sessionKey: string): Promise<void> {
    const known = await waitingIds('approval');
    const {approvalReplay: replay} = await link.request<{approvalReplay?: Replay}>(
      'sessions.messages.subscribe',
      {
        key: sessionKey,
        includeApprovals: true,
      },
    );
    const approvals = replay?.approvals ?? [];
    for (const approval of approvals) await add((task) => questionOfApproval(approval, task), sessionKey);
    if (replay?.truncated !== false) return;
    const task = (await tasksHere()).find((one) => one.sessionKey === sessionKey);
    const waiting = new Set(approvals.map(idOf));
    await end(({id, taskId}) => taskId === task?.taskId && known.has(id) && !waiting.has(id));
  }

  /** What nobody can answer any more: its task is over, or its time. */
  async function sweep(): Promise<void> {
    const open = new Set((await tasksHere()).map(({taskId}) => taskId));
    const at = now();
    await end(
      (one) =>
        (one.state === 'open' && !isWaiting(one, at)) ||
        (one.kind !== 'confirmation' && one.gateway === link.origin && !open.has(one.taskId)),
    );
  }

  async function send(question: AgentQuestion): Promise<void> {
    const {id, kind, approvalKind, decision, isDeclined, parts: asked, taskId, round} = question;
    if (kind === 'question') {
      const answers = Object.fromEntries(asked.map(({partId, answer}) => [partId, answer ?? []]));
      await link.request('question.resolve', isDeclined ? {id, cancel: true} : {id, answers: {answers}});
    } else if (kind === 'approval') {
      await link.request('approval.resolve', {
        id,
        kind: approvalKind,
        decision: gatewayDecision(decision ?? 'no'),
      });
    } else {
      const task = await readTask(taskId);
      // A later round says that the answer went there before the worker could write it down.
      if (task?.round === round) await parts.followUp(task, confirmationAnswer(id, decision === 'yes'));
    }
  }

  async function bring(id: string): Promise<boolean> {
    const question = (await readAgentQuestions()).find((one) => one.id === id);
    if (question?.state !== 'answering') return question?.state === 'over';
    // A confirmation goes there with its task, whether or not the gateway can be reached.
    if (question.kind !== 'confirmation' && (!link.isUp || question.gateway !== link.origin)) return false;
    try {
      await send(question);
    } catch (error) {
      const refusal = refusalOf(error);
      log.warn('an answer was not taken', {id, code: refusal?.code, error: String(error)});
      // Without a refusal the connection is over: the next one brings it. A refusal means that it was answered elsewhere.
      if ((!refusal && question.kind !== 'confirmation') || refusal?.code === 'UNAVAILABLE') return false;
    }
    await changeAgentQuestion(id, (one) => ({...one, state: 'over'}));
    parts.onChange();
    return true;
  }

  function deliver(id: string): Promise<boolean> {
    const going = under.get(id);
    if (going) return going;
    const mine = bring(id).finally(() => under.delete(id));
    under.set(id, mine);
    return mine;
  }

  return {
    async look() {
      await sweep();
      const answered = (await readAgentQuestions()).filter(({state}) => state === 'answering');
      await Promise.all(answered.map(({id}) => deliver(id)));
      if (link.isUp && (await tasksHere()).length > 0) await list();
    },
    onEvent({event, payload}) {
      if (typeof payload !== 'object' || payload === null) return;
      const told = payload as Record<string, unknown>;
      switch (event) {
        case 'question.requested': {
          const sessionKey = sessionOfRecord(told);
          if (sessionKey === null) return;
          inBackground(
            add((task) => questionOfRecord(told, task), sessionKey),
            log,
            'keeping a question',
          );
          return;
        }
        case 'question.resolved':
          inBackground(
            end(({id}) => id === told['id']),
            log,
            'ending a question',
          );
          return;
        case 'session.approval': {
          const {sessionKey, phase, approval} = told;
          if (typeof sessionKey !== 'string') return;
          if (phase === 'pending')
            inBackground(
              add((task) => questionOfApproval(approval, task), sessionKey),
              log,
              'keeping an approval',
            );
          else
            inBackground(
              end(({id}) => id === idOf(approval)),
              log,
              'ending an approval',
            );
          return;
        }
      }
    },
    follow,
    deliver,
  };
}

function idOf(record: unknown): unknown {
  return typeof record === 'object' && record !== null ? (record as {id?: unknown}).id : null;
}
