import browser from 'webextension-polyfill';
import {Question} from '../protocol/question.ts';

const KEY = 'question';

/** The question that waits for the person, or `null`. It outlives the worker, and not the browser. */
export async function readQuestion(): Promise<Question | null> {
  return Question.safeParse((await browser.storage.session.get(KEY))[KEY]).data ?? null;
}

export async function writeQuestion(question: Question | null): Promise<void> {
  await browser.storage.session.set({[KEY]: question});
}
