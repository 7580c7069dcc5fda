import {z} from 'zod';
import {Ref} from './ids.ts';

/** What the content script sees of a page, already free of secret values. */
export const PageReading = z.object({
  title: z.string(),
  address: z.string(),
  selection: z.string(),
  /** Text on the screen and below it, in reading order. */
  text: z.string(),
  /** One line an element, such as `- button "Save" [ref=e3]`. */
  outline: z.array(z.string()),
});
export type PageReading = z.infer<typeof PageReading>;

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
export const Pointed = z.object({ref: Ref, role: z.string(), name: z.string()});
export type Pointed = z.infer<typeof Pointed>;
