import {z} from 'zod';
import {GatewayAgent} from './agents.ts';
import {FailureSchema} from './snapshot.ts';

/** Names one piece of work that was handed to the agent. */
export const TaskId = z.string().regex(/^task_[\w-]{8,64}$/);

/**
 * When the result is told: `urgent` cuts in, `normal` waits for a pause, `low` until the person asks.
 */
export const TaskPriority = z.enum(['urgent', 'normal', 'low']);
export type TaskPriority = z.infer<typeof TaskPriority>;

/** `asked` by the person, `sent` and taken by the gateway, `running` since something of it was seen, and how it ended. */
export const TaskState = z.enum(['asked', 'sent', 'running', 'done', 'failed', 'cancelled']);
export type TaskState = z.infer<typeof TaskState>;

/** Whether the person knows how it ended: `none` while there is nothing to know. */
export const TaskDelivery = z.enum(['none', 'pending', 'spoken', 'shown', 'dismissed']);
export type TaskDelivery = z.infer<typeof TaskDelivery>;

/** One piece of work, as the ledger keeps it. */
export const Task = z.object({
  taskId: TaskId,
  /** Counts what was asked in this task: a follow-up is the next round of the same one. */
  round: z.number(),
  /** What the person asked, in the words the agent got, without the page. */
  message: z.string(),
  /** All that goes to the agent: the message, and what was shared of the page. */
  text: z.string(),
  priority: TaskPriority,
  state: TaskState,
  delivery: TaskDelivery,
  /** Origin of the gateway it was handed to. */
  gateway: z.string(),
  /** The agent's session, one for each task; `null` until it was first sent. */
  sessionKey: z.string().nullable(),
  /** Sent along, so that the same message is never worked on twice. */
  idempotencyKey: z.string(),
  /** The gateway's name for the work that runs; another one after it was interrupted and resumed. */
  runId: z.string().nullable(),
  /** The last that was seen of it while it runs. */
  progress: z.string().nullable(),
  result: z.string().nullable(),
  failure: FailureSchema.nullable(),
  /** The agent it was given to; without one the gateway chose. */
  agent: GatewayAgent.optional(),
  /** The page that went along, or `null`. */
  shared: z.object({title: z.string(), address: z.string()}).nullable(),
  /** In ms since the epoch, of this round. */
  askedAt: z.number(),
  endedAt: z.number().nullable(),
});
export type Task = z.infer<typeof Task>;

/** Something about a task that a person should hear. */
export const News = z.object({
  taskId: TaskId,
  round: z.number(),
  kind: z.enum(['result', 'failure', 'progress', 'question']),
  /** The name of the agent that works on it, where one was chosen. */
  agent: z.string().optional(),
  /** Names the agent's question, where it is one. */
  questionId: z.string().optional(),
  priority: TaskPriority,
  message: z.string(),
  /** The result, what went wrong, the newest progress, or what the agent asks. */
  text: z.string(),
  /** When it was asked, and when it ended, in ms since the epoch. */
  askedAt: z.number(),
  at: z.number(),
});
export type News = z.infer<typeof News>;
