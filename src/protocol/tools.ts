import {z} from 'zod';
import {ACT_TOOLS} from './act-tools.ts';
import {AGENT_TOOLS} from './agent-tools.ts';
import {HOST_TOOLS} from './host-tools.ts';
import {HIGHER_TOOLS} from './higher-tool.ts';
import {ReadPageArguments} from './page.ts';
import {ScreenshotArguments} from './picture.ts';
import {SHARE_TOOLS} from './share-tools.ts';
import {TAB_TOOLS} from './tab-tools.ts';
import {Target} from './target.ts';

/**
 * What a tool does to the world: `read` tells the model something, `show` shows the person something, `act` does
 * something to the page by the person's consent, `navigate` brings another page to the front, `tune` changes how Parley
 * talks with them, `delegate` hands work to the person's agent.
 */
export type ToolEffect = 'read' | 'show' | 'act' | 'navigate' | 'tune' | 'delegate';

export interface ToolDefinition {
  name: string;
  description: string;
  effect: ToolEffect;
  parameters: z.ZodType;
}

export const SpeakLanguageArguments = z.lazy(() =>
  z.strictObject({
    language: z
      .string()
      .max(35)
      .describe('BCP 47 tag of the language the person asked for, such as de or pt-BR.'),
  }),
);
export type SpeakLanguageArguments = z.infer<typeof SpeakLanguageArguments>;

const label = z.string().max(60).optional().describe('A few words shown beside it.');

export const PointToolArguments = z.lazy(() =>
  z.strictObject({
    target: Target.optional(),
    label,
    steps: z
      .array(z.strictObject({target: Target, label}))
      .min(1)
      .max(8)
      .optional()
      .describe(
        'In place of target: several things to show one after the other, in the order in which you speak of them.',
      ),
  }),
);
export type PointToolArguments = z.infer<typeof PointToolArguments>;

/** The tools a session is given. Names and descriptions are part of the stable prefix: change them rarely. */
export const TOOLS = {
  read_page: {
    name: 'read_page',
    description:
      'Read the web page the person is on, as an outline. Text stands as it is; in brackets is what can be pointed at: ' +
      '[e4 Books] is a link, [e3 button "Save" disabled] a button, [e5 textbox "Email" = "a@b.c"] a field and what it holds, ' +
      '![e6 A cat] a picture; # marks headings, indentation what is inside what, "covered" what something else is over, ' +
      '"clickable" what has no role and takes clicks. ' +
      'A second reading may tell only what changed: + new, - gone, ~ changed. ' +
      'Use it before you say anything about the page.',
    effect: 'read',
    parameters: ReadPageArguments,
  },
  point: {
    name: 'point',
    description:
      'Show the person something on the page with a ring, or several things in a row. Each ring appears when you say ' +
      'its label or name, so call this first and then speak of it. Answers with candidates where several things fit.',
    effect: 'show',
    parameters: PointToolArguments,
  },
  ...ACT_TOOLS,
  take_screenshot: {
    name: 'take_screenshot',
    description:
      'See what is on the screen, as a picture. Use it for what an outline cannot tell: looks, images, charts, maps, layout. ' +
      'Secret fields are hidden in it.',
    effect: 'read',
    parameters: ScreenshotArguments,
  },
  ...TAB_TOOLS,
  speak_language: {
    name: 'speak_language',
    description:
      'Change the language of the conversation. Only when the person has asked for another language.',
    effect: 'tune',
    parameters: SpeakLanguageArguments,
  },
  ...AGENT_TOOLS,
  ...SHARE_TOOLS,
  ...HOST_TOOLS,
  ...HIGHER_TOOLS,
} as const satisfies Record<string, ToolDefinition>;

export type ToolName = keyof typeof TOOLS;
