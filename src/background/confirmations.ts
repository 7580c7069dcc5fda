import {isWaiting, questionOfResult} from '../core/agent-question.ts';
import {changeAgentQuestions} from '../platform/agent-question-store.ts';
import {now} from '../platform/clock.ts';
import {readTasks} from '../platform/task-store.ts';

/** Makes questions of the yes that agents' last words ask for. */
export async function noticeConfirmations(): Promise<void> {
  const asked = (await readTasks())
    .filter(({state, delivery}) => state === 'done' && delivery === 'pending')
    .flatMap((task) => questionOfResult(task) ?? [])
    .filter((question) => isWaiting(question, now()));
  if (asked.length === 0) return;
  await changeAgentQuestions((kept) => {
    const known = new Set(kept.map(({id}) => id));
    const added = asked.filter(({id}) => !known.has(id));
    return added.length === 0 ? null : [...kept, ...added];
  });
}
