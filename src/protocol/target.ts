import {z} from 'zod';

/**
 * What is meant on a page, in one string: a ref from an outline (`e12`, `f2e12`), a role and a name (`button "Save"`), text
 * that is seen there, or a description (`the second search result`).
 */
export const Target = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe(
    'A ref from the newest outline, such as e12; or without one a role and name such as button "Save", or the words seen on it.',
  );
export type Target = z.infer<typeof Target>;

/** Something on the page that a target may mean. */
export const Candidate = z.object({
  /** Good for the whole tab: with the frame's number in front where it is in a frame. */
  ref: z.string(),
  role: z.string(),
  name: z.string(),
});
export type Candidate = z.infer<typeof Candidate>;
