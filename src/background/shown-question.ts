import {createLog, inBackground} from '../platform/log.ts';
import {readQuestion, writeQuestion} from '../platform/question-store.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import type {Question} from '../protocol/question.ts';
import {showBadge} from './badge.ts';

const log = createLog('tools');

/** Keeps the question, which the views follow, and tells of it on the toolbar; the conversation hears of one that an agent has put. */
export async function showQuestion(question: Question | null): Promise<void> {
  await writeQuestion(question);
  inBackground(readSnapshot().then(showBadge), log, 'the badge');
  inBackground(
    import('./news.ts').then(({tellOfNews}) => tellOfNews()),
    log,
    'telling of a question',
  );
}

/** A question belongs to its session: with another one, nobody can answer it. What an agent asks belongs to its sharing. */
export async function dropQuestionOf(sessionId: string | null): Promise<void> {
  const question = await readQuestion();
  if (question && !question.agent && question.sessionId !== sessionId) await showQuestion(null);
}

/** One after another: a click and a spoken yes at the same time are one yes, and what was taken is not put back. */
let taking: Promise<unknown> = Promise.resolve();

/** Changes the question where it is still there. */
export function changeQuestion(id: string, change: (question: Question) => Question | null): Promise<void> {
  const changed = taking.then(async () => {
    const question = await readQuestion();
    const next = question?.id === id ? change(question) : null;
    if (next) await showQuestion(next);
  });
  taking = changed.catch(() => undefined);
  return changed;
}

/** Takes the question away; answers whether it was still there. */
export function take(id: string): Promise<boolean> {
  const taken = taking.then(async () => {
    if ((await readQuestion())?.id !== id) return false;
    await showQuestion(null);
    return true;
  });
  taking = taken.catch(() => undefined);
  return taken;
}
