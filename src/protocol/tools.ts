import type {z} from 'zod';
import {PointArguments, ReadPageArguments} from './page.ts';

/** What a tool does to the world: `read` tells the model something, `show` shows the person something. */
export type ToolEffect = 'read' | 'show';

export interface ToolDefinition {
  name: string;
  description: string;
  effect: ToolEffect;
  parameters: z.ZodType;
}

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
} as const satisfies Record<string, ToolDefinition>;

export type ToolName = keyof typeof TOOLS;
