import {z} from 'zod';
import {Ref} from './ids.ts';

/** What the content script sees of a page, already free of secret values. */
export interface PageReading {
  title: string;
  address: string;
  selection: string;
  /** Text on the screen, in reading order. */
  text: string;
  /** One line an element, such as `- button "Save" [ref=e3]`, indented by nesting. */
  outline: string[];
}

export const ReadPageArguments = z.strictObject({
  view: z
    .enum(['page', 'selection'])
    .optional()
    .describe(
      '"page" (default): title, address, outline with refs and visible text. "selection": only what is selected.',
    ),
});
export type ReadPageArguments = z.infer<typeof ReadPageArguments>;

export const PointArguments = z.strictObject({
  ref: Ref.describe('The ref of the element in the outline that read_page gave, such as e12.'),
  label: z.string().max(60).optional().describe('A few words shown beside the element.'),
});
export type PointArguments = z.infer<typeof PointArguments>;

/** What was pointed at. */
export interface Pointed {
  ref: string;
  role: string;
  name: string;
}
