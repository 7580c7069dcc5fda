import {judgeAgentAnswer} from '../core/agent-answer.ts';
import {isWaiting, nextPart, withAnswer, withDecision, withoutAnswer} from '../core/agent-question.ts';
import {describeAgentQuestion} from '../core/agent-words.ts';
import {toldInTurn} from '../core/shared-question.ts';
import {changeAgentQuestion, readAgentQuestions} from '../platform/agent-question-store.ts';
import {now} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {readQuestion} from '../platform/question-store.ts';
import type {AgentDecision, AgentQuestion} from '../protocol/agent-question.ts';
import type {AnswerAgentArguments} from '../protocol/agent-tools.ts';
import type {Answer, Args} from '../protocol/commands.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {isAnyPageAudible} from './audible.ts';
import {agent} from './gateway-door.ts';
import {changeQuestion} from './shown-question.ts';
import type {ToolScene} from './tool-scene.ts';

const log = createLog('tools');

/**
 * An answer to the agent's question that the model passes on. Only the person's own words count.
 * @throws ParleyError `question.over`, `question.waiting`, `question.unsure`, `question.click`
 */
export async function answerAgent(
  {questionId, answer}: AnswerAgentArguments,
  {sessionId, turnId, person}: ToolScene,
): Promise<string> {
  const questions = await readAgentQuestions();
  const question = questions.find(({id}) => id === questionId) ?? null;
  const verdict = judgeAgentAnswer(question, {
    sessionId,
    turnId,
    told: answer,
    words: person?.words ?? null,
    isOpenEar: person?.isOpenEar ?? true,
    isPageAudible: await isAnyPageAudible(),
    isNewest: question !== null && (await isNewest(question, questions)),
    now: now(),
  });
  log.info('an answer to the agent', {questionId, verdict: verdict.is});
  switch (verdict.is) {
    case 'yes':
    case 'no':
      return passOn(questionId, (kept) => withDecision(kept, verdict.is === 'yes' ? 'yes' : 'no'));
    case 'decline':
      return passOn(questionId, withoutAnswer);
    case 'answer':
      return passOn(questionId, (kept) => withAnswer(kept, verdict.values));
    case 'ask':
      return putAgain(questionId, sessionId, turnId);
    case 'wait':
      throw new ParleyError('question.waiting');
    case 'unsure':
      throw new ParleyError('question.unsure');
    case 'unheard':
      throw new ParleyError('question.unsure', {
        message: 'A page is playing sound, so what is said does not count as your answer now.',
      });
    case 'click':
      throw new ParleyError('question.click');
    case 'over':
      throw new ParleyError('question.over');
  }
}

/** The person answered by a click. @throws ParleyError `question.over` */
export async function answerAgentByClick({id, reply}: Args<'agent.answer'>): Promise<Answer<'agent.answer'>> {
  const change = (kept: AgentQuestion): AgentQuestion | null => {
    if (!isWaiting(kept, now())) return null;
    if ('decision' in reply) return withDecision(kept, reply.decision);
    if (reply.answers === null) return withoutAnswer(kept);
    // A view that shows an earlier part answers that one, and no other.
    return nextPart(kept)?.partId === reply.partId ? withAnswer(kept, reply.answers) : null;
  };
  const written = await changeAgentQuestion(id, change);
  if (!written) throw new ParleyError('question.over');
  if (written.state === 'open') return {message: ''};
  const isTaken = await (await agent()).questions.deliver(id);
  return isTaken ? sentence('agent_has_answer') : WAITS;
}

/** A question was put to the person by voice, in this turn. */
export async function noteQuestionTold({
  id,
  sessionId,
  turnId,
}: Args<'question.told'>): Promise<Record<string, never>> {
  await changeQuestion(id, (kept) => toldInTurn(kept, {sessionId, turnId}, now()));
  await changeAgentQuestion(id, (kept) =>
    kept.state === 'over' ? null : {...kept, askedIn: {sessionId, turnId, at: now()}},
  );
  return {};
}

/** The question of a task that waits for the person, or `null`. */
export async function questionOfTask(taskId: string): Promise<AgentQuestion | null> {
  const at = now();
  return (await readAgentQuestions()).find((one) => one.taskId === taskId && isWaiting(one, at)) ?? null;
}

/** Whether it is the last thing the person was asked: a yes then means nothing else. */
async function isNewest(question: AgentQuestion, questions: readonly AgentQuestion[]): Promise<boolean> {
  const askedAt = question.askedIn?.at ?? -Infinity;
  const ofPage = await readQuestion();
  if (ofPage && ofPage.expiresAt > now() && ofPage.askedAt > askedAt) return false;
  return questions.every((one) => one.id === question.id || (one.askedIn?.at ?? -Infinity) < askedAt);
}

async function passOn(
  id: string,
  change: (question: AgentQuestion) => AgentQuestion | null,
): Promise<string> {
  const written = await changeAgentQuestion(id, change);
  if (!written) throw new ParleyError('question.over');
  if (written.state === 'open')
    return JSON.stringify({noted: true, next: describeAgentQuestion(written, crypto.randomUUID())});
  const isTaken = await (await agent()).questions.deliver(id);
  return JSON.stringify({answered: answerOf(written), ...(isTaken ? {} : {waits: WAITS.message})});
}

const WAITS = sentence('answer_waits');

function answerOf({kind, decision, isDeclined, parts}: AgentQuestion): AgentDecision | string[] | 'nothing' {
  if (kind !== 'question') return decision ?? 'no';
  return isDeclined ? 'nothing' : parts.flatMap(({answer}) => answer ?? []);
}

/** A yes that may be meant for something else is asked for once more, now that nothing stands between. */
async function putAgain(id: string, sessionId: string, turnId: string): Promise<string> {
  const question = await changeAgentQuestion(id, (kept) => ({
    ...kept,
    askedIn: {sessionId, turnId, at: now()},
  }));
  if (!question) throw new ParleyError('question.over');
  return JSON.stringify({
    done: false,
    ask: 'It is not certain what their yes was for. Ask them this, word for word, and wait for their next words.',
    question: describeAgentQuestion(question, crypto.randomUUID()),
  });
}
