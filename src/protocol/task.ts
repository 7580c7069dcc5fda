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

/** Work that the voice of a gateway asked for by its own tool: it runs in that voice's session, by the gateway's rules for it. */
export const Consult = z.lazy(() =>
  z.object({
    voiceSessionId: z.string(),
    /** The arguments of the gateway's tool, as the model gave them. */
    args: z.record(z.string(), z.string()),
    /** It may have been sent already; the gateway does not know a second time for the first. */
    isTried: z.boolean(),
  }),
);
export type Consult = z.infer<typeof Consult>;
/** What of a page really went to the agent with a task. Lengths in characters, of the text as it was sent. */
export const Went = z.lazy(() =>
  z.object({
    selectionChars: z.number(),
    textChars: z.number(),
    /** Size in pixels, and in bytes as a JPEG; `null` where none went. */
    picture: z.object({width: z.number(), height: z.number(), bytes: z.number()}).nullable(),
    /** What did not go, or not whole, and why: a sentence for each. */
    left: z.array(z.string()),
  }),
);
export type Went = z.infer<typeof Went>;

/** One piece of work, as the ledger keeps it. */
export const Task = z.lazy(() =>
  z.object({
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
    /** What was added to this round while it ran, in order; not there in older tasks. */
    added: z.array(z.string()).optional(),
    /** The rounds before this one, oldest first; not there in older tasks. */
    earlier: z
      .array(z.object({message: z.string(), added: z.array(z.string()), result: z.string().nullable()}))
      .optional(),
    /** Set where the gateway's voice asked for it by the gateway's own tool. Work of earlier versions lacks it. */
    consult: Consult.nullish(),
    /** The page that goes along, or `null`; `went` says what of it did, once that is known. */
    shared: z.object({title: z.string(), address: z.string(), went: Went.nullish()}).nullable(),
    /** The tab whose page is still to be read for it, and the turn in which that was asked for. */
    toShare: z.object({tabId: z.number(), turnId: z.string()}).nullish(),
    /** In ms since the epoch, of this round. */
    askedAt: z.number(),
    endedAt: z.number().nullable(),
  }),
);
export type Task = z.infer<typeof Task>;

/** Something about a task that a person should hear. */
export const News = z.lazy(() =>
  z.object({
    taskId: TaskId,
    round: z.number(),
    /** `leave`: the agent may do something on the tab that is shared with it only if the person says yes. */
    kind: z.enum(['result', 'failure', 'progress', 'question', 'leave']),
    /** The name of the agent that works on it, where one was chosen. */
    agent: z.string().optional(),
    /** Names the question, where it is one. */
    questionId: z.string().optional(),
    priority: TaskPriority,
    message: z.string(),
    /** The result, what went wrong, the newest progress, or what the agent asks. */
    text: z.string(),
    /** When it was asked, and when it ended, in ms since the epoch. */
    askedAt: z.number(),
    at: z.number(),
  }),
);
export type News = z.infer<typeof News>;
