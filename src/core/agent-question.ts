import type {AgentDecision, AgentQuestion, QuestionPart} from '../protocol/agent-question.ts';
import type {Sentence} from '../protocol/sentence.ts';
import {sentence} from '../protocol/sentences.ts';
import type {News, Task} from '../protocol/task.ts';
import {seenText} from './question-text.ts';
import {confirmationIn} from './voice-confirmation.ts';

/** How long a confirmation waits for its yes, in ms. Source: a gateway of version 2026.9.6 forgets it after two minutes. */
const CONFIRMATION_MS = 2 * 60_000;
/** More is not followed by ear; the whole of it stands in the views. */
const MOST_SPOKEN_CHARS = 300;

type Asking = Pick<Task, 'taskId' | 'round' | 'message' | 'gateway'>;

/**
 * Reads a record of `question.requested` or `question.list`; `null` where it is none, or over. Source: `QuestionRecord` of the
 * protocol package, and what a gateway of version 2026.9.6 sends.
 */
export function questionOfRecord(record: unknown, task: Asking): AgentQuestion | null {
  if (!isRecord(record) || record['status'] !== 'pending') return null;
  const {id, questions, createdAtMs, expiresAtMs} = record;
  if (!isId(id) || !Array.isArray(questions)) return null;
  const parts = questions.filter(isRecord).flatMap(partOf);
  if (parts.length === 0 || parts.length !== questions.length) return null;
  return {...commonOf(task), id, kind: 'question', parts, ...timesOf(createdAtMs, expiresAtMs)};
}

/** Which session a record of a question belongs to; `null` for none. */
export function sessionOfRecord(record: unknown): string | null {
  const key = isRecord(record) ? record['sessionKey'] : null;
  return typeof key === 'string' ? key : null;
}

/**
 * Reads a pending approval of `session.approval` or of the replay with a subscription; `null` where it is none, or over.
 * Source: `PendingApprovalSnapshot` of the protocol package.
 */
export function questionOfApproval(approval: unknown, task: Asking): AgentQuestion | null {
  if (!isRecord(approval) || approval['status'] !== 'pending') return null;
  const {id, presentation, createdAtMs, expiresAtMs} = approval;
  if (!isId(id) || !isRecord(presentation)) return null;
  const kind = presentation['kind'];
  if (kind !== 'exec' && kind !== 'plugin' && kind !== 'system-agent') return null;
  const decisions = presentation['allowedDecisions'];
  return {
    ...commonOf(task),
    id,
    kind: 'approval',
    approvalKind: kind,
    mayAlways: Array.isArray(decisions) && decisions.includes('allow-always'),
    parts: [approvalPart(presentation)],
    ...timesOf(createdAtMs, expiresAtMs),
  };
}

/** The yes that an agent's last words ask for; `null` where they ask for none. */
export function questionOfResult(
  task: Asking & Pick<Task, 'result' | 'endedAt' | 'askedAt'>,
): AgentQuestion | null {
  const found = confirmationIn(task.result ?? '');
  if (!found) return null;
  const createdAt = task.endedAt ?? task.askedAt;
  return {
    ...commonOf(task),
    id: found.id,
    kind: 'confirmation',
    parts: [plainPart(seenText(found.text))],
    createdAt,
    expiresAt: createdAt + CONFIRMATION_MS,
  };
}

/** Whether it still waits for the person. `now` in ms since the epoch. */
export function isWaiting(
  {state, expiresAt}: Pick<AgentQuestion, 'state' | 'expiresAt'>,
  now: number,
): boolean {
  return state === 'open' && now < expiresAt;
}

/** The part that is to be answered next; `null` where all are. */
export function nextPart({parts}: Pick<AgentQuestion, 'parts'>): QuestionPart | null {
  return parts.find(({answer}) => answer === null) ?? null;
}

/** With an answer to its next part; `answering` once it has all. `null` where it does not wait. */
export function withAnswer(question: AgentQuestion, answer: string[]): AgentQuestion | null {
  const part = nextPart(question);
  if (question.state !== 'open' || question.kind !== 'question' || !part) return null;
  const parts = question.parts.map((one) => (one === part ? {...one, answer} : one));
  return {...question, parts, state: parts.every((one) => one.answer !== null) ? 'answering' : 'open'};
}

/** With the person's decision; `null` where it does not wait for one, or that one is not offered. */
export function withDecision(question: AgentQuestion, decision: AgentDecision): AgentQuestion | null {
  if (question.state !== 'open' || question.kind === 'question') return null;
  if (decision === 'always' && !question.mayAlways) return null;
  return {...question, decision, state: 'answering'};
}

/** Without an answer: the person does not want to give one. `null` where it does not wait for one. */
export function withoutAnswer(question: AgentQuestion): AgentQuestion | null {
  if (question.state !== 'open' || question.kind !== 'question') return null;
  return {...question, isDeclined: true, state: 'answering'};
}

/** What is to be asked next, as it is said aloud. */
export function spokenQuestion(question: AgentQuestion): string {
  const part = nextPart(question);
  if (!part) return '';
  if (part.isSecret)
    return `${part.text} It asks for a secret: that is answered in OpenClaw itself, not here.`;
  if (!isSpokenWhole(question))
    return `${part.text.slice(0, MOST_SPOKEN_CHARS)} … The rest of it stands in the popup, where it can be answered.`;
  if (part.choices.length === 0) return part.text;
  const labels = part.choices.map(({label}) => label);
  return `${part.text} ${part.isMany ? 'You can choose several' : 'The choices are'}: ${labels.join('; ')}.`;
}

/** The question as news, which cut in; `null` once it was put to the person by voice. */
export function newsOfQuestion(question: AgentQuestion): News | null {
  if (question.askedIn !== null || question.state !== 'open') return null;
  const {id, taskId, round, message, createdAt} = question;
  return {
    kind: 'question',
    questionId: id,
    taskId,
    round,
    priority: 'urgent',
    message,
    text: spokenQuestion(question),
    askedAt: createdAt,
    at: createdAt,
  };
}

/** Whether all of what is asked is said aloud: to what was not heard whole, nobody can say yes. */
export function isSpokenWhole(question: AgentQuestion): boolean {
  return (nextPart(question)?.text.length ?? 0) <= MOST_SPOKEN_CHARS;
}

/** What `approval.resolve` is given for a decision. */
export function gatewayDecision(decision: AgentDecision): 'allow-once' | 'allow-always' | 'deny' {
  return decision === 'yes' ? 'allow-once' : decision === 'always' ? 'allow-always' : 'deny';
}

function approvalPart(presentation: Record<string, unknown>): QuestionPart {
  const text = (name: string) => {
    const value = presentation[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  if (presentation['kind'] === 'exec') {
    const lead = sentence(text('host') === 'node' ? 'may_run_elsewhere' : 'may_run');
    const warning = text('warningText');
    return ledPart(lead, [text('commandText'), warning]);
  }
  return ledPart(sentence('may_do'), [text('title'), text('description')]);
}

/** What is asked in Parley's words, and the agent's own below it. */
function ledPart(lead: Sentence, lines: (string | null)[]): QuestionPart {
  const text = [lead.message, ...lines.filter((line) => line !== null)].join('\n');
  return {...plainPart(seenText(text)), lead};
}

function partOf(question: Record<string, unknown>): QuestionPart[] {
  const {questionId, question: text, options, multiSelect, isSecret} = question;
  if (typeof questionId !== 'string' || typeof text !== 'string') return [];
  const choices = (Array.isArray(options) ? options : [])
    .filter(isRecord)
    .flatMap(({label, description}) =>
      typeof label === 'string'
        ? [{label, description: typeof description === 'string' ? description : null}]
        : [],
    );
  return [
    {
      partId: questionId,
      text: seenText(text),
      choices,
      isMany: multiSelect === true,
      isSecret: isSecret === true || isRecord(question['secretStore']),
      answer: null,
    },
  ];
}

function plainPart(text: string): QuestionPart {
  return {partId: 'decision', text, choices: [], isMany: false, isSecret: false, answer: null};
}

function commonOf({taskId, round, message, gateway}: Asking) {
  return {
    taskId,
    round,
    message,
    gateway,
    approvalKind: null,
    mayAlways: false,
    state: 'open',
    decision: null,
    isDeclined: false,
    askedIn: null,
  } as const;
}

function timesOf(created: unknown, expires: unknown): {createdAt: number; expiresAt: number} {
  const createdAt = typeof created === 'number' ? created : 0;
  return {createdAt, expiresAt: typeof expires === 'number' ? expires : Number.MAX_SAFE_INTEGER};
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 300;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
