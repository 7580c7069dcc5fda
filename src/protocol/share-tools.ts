import {z} from 'zod';
import type {ToolDefinition} from './tools.ts';

export const ShareTabArguments = z.lazy(() =>
  z.strictObject({
    on: z.boolean().describe('false ends the sharing.'),
  }),
);
export type ShareTabArguments = z.infer<typeof ShareTabArguments>;

/** Lets the person share the tab they are on with their agent by voice. A session is given it where there is a gateway. */
export const SHARE_TOOLS = {
  share_tab: {
    name: 'share_tab',
    description:
      'Let the person’s own agent look at this tab while it works, or end that. Only when they ask for it in this turn.',
    effect: 'delegate',
    parameters: ShareTabArguments,
  },
} as const satisfies Record<string, ToolDefinition>;
