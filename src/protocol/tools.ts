import {z} from 'zod';
import {PointArguments, ReadPageArguments} from './page.ts';

/**
 * What a tool does to the world: `read` tells the model something, `show` shows the person something, `tune` changes how
 * Parley talks with them.
 */
export type ToolEffect = 'read' | 'show' | 'tune';

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
      'Read the web page the person is on: title, address, selection, visible text, and an outline whose lines carry refs. ' +
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
} as const satisfies Record<string, ToolDefinition>;

export type ToolName = keyof typeof TOOLS;
