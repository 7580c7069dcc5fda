import {createLog, inBackground} from '../platform/log.ts';
import {readQuestion, writeQuestion} from '../platform/question-store.ts';
import {readSnapshot} from '../platform/snapshot-store.ts';
import type {Question} from '../protocol/question.ts';
import {showBadge} from './badge.ts';

const log = createLog('tools');

/** Keeps the question, which the views follow, and tells of it on the toolbar. */
export async function showQuestion(question: Question | null): Promise<void> {
  await writeQuestion(question);
  inBackground(readSnapshot().then(showBadge), log, 'the badge');
}

/** One taking after another: a click and a spoken yes at the same time are one yes. */
let taking: Promise<unknown> = Promise.resolve();

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
