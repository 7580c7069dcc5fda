import type {Task} from '../protocol/task.ts';

/** As much of the gateway's `chat.history` as is read; what arrives may hold anything. */
export interface ChatHistory {
  messages?: unknown;
  inFlightRun?: unknown;
  sessionInfo?: unknown;
}

/** What a session's history says of a task. */
export type Finding =
  /** The gateway never got it. */
  | {is: 'unsent'}
  | {is: 'running'; runId: string | null; text: string}
  | {is: 'done'; text: string}
  /** It got it, nothing runs, and there is no answer: the work was broken off. */
  | {is: 'broken'};

/**
 * Finds a task's round in the history of its session. The person's message carries the key it was sent with; the last words
 * of the agent behind it are the result, unless the agent is still at it. Source: `docs/gateway/clients.md` of OpenClaw.
 */
export function findInHistory(task: Pick<Task, 'idempotencyKey'>, history: ChatHistory): Finding {
  const rows = Array.isArray(history.messages) ? history.messages.filter(isRecord) : [];
  const sent = rows.findIndex(
    ({role, idempotencyKey}) => role === 'user' && String(idempotencyKey).startsWith(task.idempotencyKey),
  );
  if (isRecord(history.inFlightRun)) {
    const {runId, text} = history.inFlightRun;
    return {
      is: 'running',
      runId: typeof runId === 'string' ? runId : null,
      text: typeof text === 'string' ? text : '',
    };
  }
  if (sent < 0) return {is: 'unsent'};
  const {hasActiveRun, status} = isRecord(history.sessionInfo) ? history.sessionInfo : {};
  // A gateway that was killed takes up one session after the other. Of those that wait for it nothing is active, and what
  // the agent had said by then is not the result.
  if (hasActiveRun === true || status === 'running') return {is: 'running', runId: null, text: ''};
  const said = rows
    .slice(sent + 1)
    .filter(({role}) => role === 'assistant')
    .map(({content}) => textOf(content))
    .filter((text) => text !== '');
  const last = said.at(-1);
  return last === undefined ? {is: 'broken'} : {is: 'done', text: last};
}

/** The words of a message of the gateway: its parts of text, one after the other. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content.trim();
  if (!Array.isArray(content)) return '';
  return content
    .filter(isRecord)
    .map(({type, text}) => (type === 'text' && typeof text === 'string' ? text : ''))
    .join('')
    .trim();
}

/** The last whole sentence, as a line of progress; `null` where there is none yet. */
export function progressLine(text: string): string | null {
  const sentences = text.match(/[^.!?\n]+[.!?]/g);
  return sentences?.at(-1)?.trim().slice(0, 200) ?? null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
