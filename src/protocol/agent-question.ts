import {z} from 'zod';
import {SessionId, TurnId} from './ids.ts';
import {SentenceSchema} from './snapshot.ts';
import {TaskId} from './task.ts';

/**
 * What an agent wants of the person: an answer to a `question`, leave for something it is about to do (`approval`), or a yes that
 * its voice needs (`confirmation`, docs of OpenClaw: Talk).
 */
const AgentQuestionKind = z.enum(['question', 'approval', 'confirmation']);

/** One thing that is asked; a question of the agent's has up to three. */
export const QuestionPart = z.lazy(() =>
  z.object({
    /** The gateway's name for it, unique within the question. */
    partId: z.string(),
    text: z.string(),
    /** Its first line by name, where that is Parley's own and not the agent's. */
    lead: SentenceSchema.nullish(),
    /** What can be chosen; other words are an answer as well. Empty where there is nothing to choose from. */
    choices: z.array(z.object({label: z.string(), description: z.string().nullable()})),
    /** Whether several can be chosen. */
    isMany: z.boolean(),
    /** A password or key is asked for: that is neither said nor typed here. */
    isSecret: z.boolean(),
    /** What the person answered; `null` until they did. */
    answer: z.array(z.string()).nullable(),
  }),
);
export type QuestionPart = z.infer<typeof QuestionPart>;

/** `open` waits for the person, `answering` has their answer, which may still have to be brought there, `over` is done with. */
const AgentQuestionState = z.enum(['open', 'answering', 'over']);

/** What the person decides about an approval or a confirmation; `always` only where the gateway offers it. */
export const AgentDecision = z.enum(['yes', 'no', 'always']);
export type AgentDecision = z.infer<typeof AgentDecision>;

/** A question of an agent's that works on a task. Written by the worker alone; views show it. */
export const AgentQuestion = z.lazy(() =>
  z.object({
    /** The gateway's own id, and for a confirmation the id that it carries. */
    id: z.string().min(1).max(300),
    kind: AgentQuestionKind,
    /** Origin of the gateway that asks. */
    gateway: z.string(),
    taskId: TaskId,
    /** The round of the task in which it was asked. */
    round: z.number(),
    /** What the person had asked for, so that they know what it is about. */
    message: z.string(),
    /** Which family of approvals, as the gateway calls it; `null` for what is no approval. */
    approvalKind: z.enum(['exec', 'plugin', 'system-agent']).nullable(),
    /** Whether the gateway takes a yes for good. */
    mayAlways: z.boolean(),
    parts: z.array(QuestionPart).min(1),
    state: AgentQuestionState,
    /** For approvals and confirmations. */
    decision: AgentDecision.nullable(),
    /** The person does not want to answer: the agent is told so, and goes on as it thinks best. */
    isDeclined: z.boolean(),
    /** Where and when it was last put to the person by voice; `null` before. In ms since the epoch. */
    askedIn: z.object({sessionId: SessionId.nullable(), turnId: TurnId, at: z.number()}).nullable(),
    /** In ms since the epoch. */
    createdAt: z.number(),
    expiresAt: z.number(),
  }),
);
export type AgentQuestion = z.infer<typeof AgentQuestion>;
