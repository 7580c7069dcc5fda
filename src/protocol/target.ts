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
export const Candidate = z.lazy(() =>
  z.object({
    /** Good for the whole tab: with the frame's number in front where it is in a frame. */
    ref: z.string(),
    role: z.string(),
    name: z.string(),
    /** What tells it from the others: words of its row, or the heading above it. */
    near: z.string().optional(),
  }),
);
export type Candidate = z.infer<typeof Candidate>;

/** One way to understand a target: what is meant is called so, is of this kind, and stands there. */
export const TargetReading = z.lazy(() =>
  z.strictObject({
    /** The words it is called by; empty where only its kind is said. */
    name: z.string(),
    /** A word that belongs to its kind and may also be in its name, such as `search`; empty for none. */
    hint: z.string(),
    /** The roles it may have, the likeliest first; none where any will do. */
    roles: z.array(z.string()),
    /** What repeats itself on a page and has no role: a search result, a row of a list. */
    repeated: z.enum(['result', 'row']).nullable(),
    /** Which of several, from 1; from the end with -1. */
    nth: z.number().nullable(),
    /** Words that stand near it: in its row, its section, under the same heading. Empty for none. */
    near: z.string(),
    sides: z.array(z.enum(['left', 'right', 'top', 'bottom', 'middle'])),
    colour: z.string().nullable(),
    /** Whether the words look like a description, so that only the very same name counts for much. */
    isUnlikely: z.boolean(),
  }),
);
export type TargetReading = z.infer<typeof TargetReading>;

/** Something in one document that fits one reading of a target. */
export const TargetMatch = z.lazy(() =>
  z.object({
    /** Which of the readings, by its place among them. */
    reading: z.number(),
    /** A ref of that document. */
    ref: z.string(),
    role: z.string(),
    name: z.string(),
    /** What tells it from others: the row or the heading it stands under; `null` for nothing. */
    near: z.string().nullable(),
    /** How well it fits; about 100 for the very name. */
    score: z.number(),
  }),
);
export type TargetMatch = z.infer<typeof TargetMatch>;

/** What one document has for a target. */
export const TargetFinding = z.lazy(() =>
  z.object({
    /** For each reading the best few, the best first; with an ordinal the one that is counted to. */
    matches: z.array(TargetMatch),
    /** How many fitted as well and are on the page but hidden. */
    hidden: z.number(),
    /** Whether there are frames in it that may hold what is meant. */
    hasFrames: z.boolean(),
    busyMs: z.number(),
    longestSliceMs: z.number(),
  }),
);
export type TargetFinding = z.infer<typeof TargetFinding>;
