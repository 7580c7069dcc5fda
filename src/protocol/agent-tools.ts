import {z} from 'zod';
import {TaskId, TaskPriority} from './task.ts';
import type {ToolDefinition} from './tools.ts';

export const SendArguments = z.lazy(() =>
  z.strictObject({
    message: z
      .string()
      .trim()
      .min(1)
      .max(8_000)
      .describe(
        'What the agent is to do, whole and in the person’s own words. It knows nothing of this talk.',
      ),
    priority: TaskPriority.optional().describe(
      'urgent tells the result at once, normal (usual) at the next pause, low only when the person asks.',
    ),
    share_page: z
      .boolean()
      .optional()
      .describe('True when the request is about the page in front of the person: its text then goes along.'),
    agent: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .optional()
      .describe('The agent’s name, only where the person named one, as in “ask Ada to …”.'),
  }),
);
export type SendArguments = z.infer<typeof SendArguments>;

export const GetTasksArguments = z.lazy(() => z.strictObject({}));

export const ControlTaskArguments = z.lazy(() =>
  z.strictObject({
    taskId: TaskId.describe('From send_to_openclaw or get_tasks.'),
    action: z
      .enum(['status', 'steer', 'cancel', 'follow_up'])
      .describe('steer adds to work that runs; follow_up asks more of work that is done; cancel ends it.'),
    text: z
      .string()
      .trim()
      .min(1)
      .max(8_000)
      .optional()
      .describe('What to add or ask; for steer and follow_up.'),
  }),
);
export type ControlTaskArguments = z.infer<typeof ControlTaskArguments>;

export const AnswerAgentArguments = z.lazy(() =>
  z.strictObject({
    questionId: z.string().min(1).max(300).describe('From the question.'),
    answer: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .describe(
        'What the person said just now: yes or no where leave is asked for, else the choices they named as they are written, or ' +
          'their own words; skip where they do not want to answer.',
      ),
  }),
);
export type AnswerAgentArguments = z.infer<typeof AnswerAgentArguments>;

/** The tools by which work goes to the OpenClaw agent. A session is given them where there is a gateway. */
export const AGENT_TOOLS = {
  send_to_openclaw: {
    name: 'send_to_openclaw',
    description:
      'Hand work to the person’s own OpenClaw agent: research, files, mail, calendars, code, anything beyond this page or ' +
      'that takes time. It answers at once with a taskId; the result comes later by itself and is told then. ' +
      'Say in one short sentence what you have handed over, and go on. Only when the person asks for it.',
    effect: 'delegate',
    parameters: SendArguments,
  },
  get_tasks: {
    name: 'get_tasks',
    description: 'How the work stands that was handed to the agent, newest first, with results.',
    effect: 'delegate',
    parameters: GetTasksArguments,
  },
  control_task: {
    name: 'control_task',
    description:
      'Ask about one piece of handed-over work, add to it, cancel it, or ask more once it is done.',
    effect: 'delegate',
    parameters: ControlTaskArguments,
  },
  answer_agent: {
    name: 'answer_agent',
    description:
      'Pass the person’s answer on to an agent that asked them something. Only when their newest words answer it; ' +
      'their own words are looked at, so never answer yourself.',
    effect: 'delegate',
    parameters: AnswerAgentArguments,
  },
} as const satisfies Record<string, ToolDefinition>;
