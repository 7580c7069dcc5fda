import {isWaiting, newsOfQuestion} from '../core/agent-question.ts';
import {newsOfSharedQuestion} from '../core/shared-question.ts';
import {isOpen, newsOf, stepDelivery} from '../core/task-ledger.ts';
import {readAgentQuestions} from '../platform/agent-question-store.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {readQuestion} from '../platform/question-store.ts';
import {changeTask, readTasks} from '../platform/task-store.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {hasOffscreen} from './offscreen-document.ts';
import {noticeConfirmations} from './confirmations.ts';

/** What a person should hear of their tasks. Asks nothing of the gateway, so it costs little. */
export async function readNews(): Promise<Answer<'news.read'>> {
  const at = now();
  await noticeConfirmations();
  const questions = (await readAgentQuestions()).filter(
    (one) => one.state === 'answering' || isWaiting(one, at),
  );
  const asking = new Set(questions.map(({taskId}) => taskId));
  const ofTasks = (await readTasks())
    // Work that waits for the person, or for their answer to arrive, has nothing else to tell.
    .filter(({taskId}) => !asking.has(taskId))
    .flatMap((task) => newsOf(task, at) ?? []);
  const ofSharedTab = await readQuestion();
  const leave = ofSharedTab && newsOfSharedQuestion(ofSharedTab, at);
  return {
    news: [...(leave ? [leave] : []), ...questions.flatMap((one) => newsOfQuestion(one) ?? []), ...ofTasks],
  };
}

/** The end of a task's round was told; what was told already stays as it was. */
export async function noteDelivery({
  taskId,
  round,
  how,
}: Args<'news.delivered'>): Promise<Record<string, never>> {
  const changed = await changeTask(taskId, (task) =>
    task.round === round && !isOpen(task) ? stepDelivery(task, how) : null,
  );
  // What the person has read or put away needs not be told aloud any more.
  if (changed && how !== 'spoken' && (await hasOffscreen())) await sendCommand('news.there', {});
  return {};
}

/** The conversation asks for the news itself; without one, it asks when it begins. */
export async function tellOfNews(): Promise<void> {
  if (await hasOffscreen()) await sendCommand('news.there', {});
}
