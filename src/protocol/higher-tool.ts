import {z} from 'zod';
import type {ToolDefinition} from './tools.ts';

export const AskHigherModelArguments = z.lazy(() =>
  z.strictObject({
    question: z
      .string()
      .trim()
      .min(1)
      .max(4_000)
      .describe('The whole question, with all that is needed to answer it. It knows nothing of this talk.'),
  }),
);
export type AskHigherModelArguments = z.infer<typeof AskHigherModelArguments>;

/** The tool by which a question goes to a stronger model. A session is given it where there is one. */
export const HIGHER_TOOLS = {
  ask_higher_model: {
    name: 'ask_higher_model',
    description:
      'Ask a stronger model what has to be exact, or what the person doubts. It takes some seconds: say a few words ' +
      'first. It answers with words alone and does nothing.',
    effect: 'read',
    parameters: AskHigherModelArguments,
  },
} as const satisfies Record<string, ToolDefinition>;
