import type {Question} from '../protocol/question.ts';
import type {News} from '../protocol/task.ts';

/** A call on the shared tab does not say for which task it is made. */
const OF_SHARED_TAB = 'task_shared-tab';

/**
 * The question of an agent about the tab that is shared with it, as news, which cut in: its call waits half a minute. `null` for
 * a question of the voice's own, and once the voice was given it.
 */
export function newsOfSharedQuestion(
  {id, agent, text, askedAt, expiresAt}: Question,
  now: number,
): News | null {
  if (!agent || agent.putIn !== null || now >= expiresAt) return null;
  return {
    kind: 'leave',
    questionId: id,
    taskId: OF_SHARED_TAB,
    round: 1,
    priority: 'urgent',
    message: 'the shared tab',
    text,
    askedAt,
    at: askedAt,
  };
}

/**
 * The same question once it was put by voice: a yes in a later turn of that session is one to it. `null` where it is no question
 * of an agent's, or was put in no session.
 */
export function toldInTurn(
  question: Question,
  turn: {sessionId: string | null; turnId: string},
  now: number,
): Question | null {
  const {agent} = question;
  const {sessionId, turnId} = turn;
  return agent && sessionId !== null
    ? {...question, askedAt: now, agent: {...agent, putIn: {sessionId, turnId}}}
    : null;
}
