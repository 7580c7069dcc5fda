import {reportQuestion} from '../core/act-report.ts';
import {readQuestion} from '../platform/question-store.ts';
import type {Question} from '../protocol/question.ts';
import type {ToolAnswer} from './page-acts.ts';
import {forgetCall, isAwaited} from './question-outcomes.ts';
import {showQuestion} from './shown-question.ts';
import type {AgentCall, ToolScene} from './tool-scene.ts';

/** The voice is given what an agent asks: from the next turn on it can be answered by voice. */
export async function giveToVoice(
  question: Question,
  agent: AgentCall,
  {sessionId, turnId}: ToolScene,
): Promise<ToolAnswer> {
  await showQuestion({...question, agent: {...agent, putIn: {sessionId, turnId}}});
  return {output: reportQuestion(question.text, crypto.randomUUID()), failure: null};
}

/** The call is over for which a question was put: it is taken away, and nothing is done. */
export async function withdrawQuestion(callId: string): Promise<void> {
  forgetCall(callId);
  if ((await readQuestion())?.agent?.callId === callId) await showQuestion(null);
}

/** Takes a question away that an agent had put in an earlier life of the worker: its call ended with it. */
export async function dropLostQuestion(): Promise<void> {
  const question = await readQuestion();
  if (question?.agent && !isAwaited(question.id)) await showQuestion(null);
}
