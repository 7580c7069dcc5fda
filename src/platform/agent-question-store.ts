import browser from 'webextension-polyfill';
import {AgentQuestion} from '../protocol/agent-question.ts';

/** Beside the tasks it outlives worker and browser: an answer that was given is brought there all the same. */
const KEY = 'agentQuestions';
/** What is over is kept for a while, so that what is told of it late does not bring it back. */
const MOST = 40;

/** One change after another: a click and a spoken answer at the same time are one answer. */
let changing: Promise<unknown> = Promise.resolve();

/** Every question that is kept, the oldest first, after all that was changed before. What does not fit its schema is let go. */
export function readAgentQuestions(): Promise<AgentQuestion[]> {
  return changing.then(read);
}

async function read(): Promise<AgentQuestion[]> {
  const kept = (await browser.storage.local.get(KEY))[KEY];
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((one: unknown) => AgentQuestion.safeParse(one).data ?? []);
}

/**
 * Changes what is kept, in one step that nobody else in this context comes between; only the worker may call it. `change` gives
 * the questions as they are to be, or `null` to leave them. Answers whether anything was written.
 */
export function changeAgentQuestions(
  change: (questions: AgentQuestion[]) => AgentQuestion[] | null,
): Promise<boolean> {
  const changed = changing.then(async () => {
    const next = change(await read());
    if (!next) return false;
    await browser.storage.local.set({[KEY]: trimmed(next)});
    return true;
  });
  changing = changed.catch(() => undefined);
  return changed;
}

/** Changes one question; `null` leaves it. Answers it as it was written, or `null` where nothing was. */
export async function changeAgentQuestion(
  id: string,
  change: (question: AgentQuestion) => AgentQuestion | null,
): Promise<AgentQuestion | null> {
  let written: AgentQuestion | null = null;
  await changeAgentQuestions((questions) => {
    const question = questions.find((one) => one.id === id);
    written = question ? change(question) : null;
    return written && questions.map((one) => (one.id === id && written ? written : one));
  });
  return written;
}

function trimmed(questions: AgentQuestion[]): AgentQuestion[] {
  const surplus = questions.length - MOST;
  if (surplus <= 0) return questions;
  const over = questions.filter(({state}) => state === 'over').slice(0, surplus);
  return questions.filter((one) => !over.includes(one));
}
