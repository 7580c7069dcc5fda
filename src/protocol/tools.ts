import {z} from 'zod';
import {AGENT_TOOLS} from './agent-tools.ts';
import {PointArguments, ReadPageArguments} from './page.ts';

/**
 * What a tool does to the world: `read` tells the model something, `show` shows the person something, `tune` changes how
 * Parley talks with them, `delegate` hands work to the person's agent.
 */
export type ToolEffect = 'read' | 'show' | 'tune' | 'delegate';

export interface ToolDefinition {
  name: string;
  description: string;
  effect: ToolEffect;
  parameters: z.ZodType;
}

export const SpeakLanguageArguments = z.strictObject({
  language: z
    .string()
    .max(35)
    .describe('BCP 47 tag of the language the person asked for, such as de or pt-BR.'),
});
export type SpeakLanguageArguments = z.infer<typeof SpeakLanguageArguments>;

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
      'Use it before you say anything about the page and before you point.',
    effect: 'read',
    parameters: ReadPageArguments,
  },
  point: {
    name: 'point',
    description:
      'Highlight one element on the page for the person. Takes a ref from the newest read_page outline; ' +
      'read the page first if you have no ref.',
    effect: 'show',
    parameters: PointArguments,
  },
  speak_language: {
    name: 'speak_language',
    description:
      'Change the language of the conversation. Only when the person has asked for another language.',
    effect: 'tune',
    parameters: SpeakLanguageArguments,
  },
  ...AGENT_TOOLS,
} as const satisfies Record<string, ToolDefinition>;

export type ToolName = keyof typeof TOOLS;
