import {z} from 'zod';

/**
 * What a service counts. `…In` is what went in and was not cached, `…Cached` what went in and was; the API counts the
 * second as part of the first. `heardMs` is audio that a recogniser bills by its length, in ms; all others are tokens.
 */
export const Amounts = z.lazy(() =>
  z.object({
    textIn: z.number(),
    textCached: z.number(),
    textOut: z.number(),
    audioIn: z.number(),
    audioCached: z.number(),
    audioOut: z.number(),
    imageIn: z.number(),
    imageCached: z.number(),
    heardMs: z.number(),
  }),
);
export type Amounts = z.infer<typeof Amounts>;

/**
 * By what a price is known: the table of prices (`listed`), a service on this machine that costs nothing (`free`), or a
 * model that the table does not have (`unknown`), whose cost counts as nothing and is said to be unknown.
 */
export const Billing = z.enum(['listed', 'free', 'unknown']);
export type Billing = z.infer<typeof Billing>;

/** What one model was used for, and its cost in US dollars. */
export const Spend = z.lazy(() =>
  z.object({model: z.string(), billing: Billing, amounts: Amounts, usd: z.number()}),
);
export type Spend = z.infer<typeof Spend>;

/** What one model was used for on one day of the person's calendar, such as `2026-07-21`. */
export const DaySpend = z.lazy(() => Spend.unwrap().extend({day: z.string()}));
export type DaySpend = z.infer<typeof DaySpend>;

/** A sum as it is shown. */
export const Bill = z.lazy(() =>
  z.object({
    usd: z.number(),
    /** All tokens, in and out. */
    tokens: z.number(),
    /** Whether the price of a part of it is not known. */
    hasUnknown: z.boolean(),
  }),
);
export type Bill = z.infer<typeof Bill>;

/** What the person has settled about money. */
export const SpendingSettings = z.lazy(() =>
  z.object({
    /** Whether a voice service on this computer costs nothing; `false` where it passes everything on to one that is paid. */
    isLocalFree: z.boolean(),
    /** US dollars after which no turn begins on the same day; `null` sets no limit. */
    dayUsd: z.number().positive().max(10_000).nullable(),
    /** The same for one conversation. */
    conversationUsd: z.number().positive().max(10_000).nullable(),
    /** The share of a limit at which the person is warned. */
    warnShare: z.number().min(0.1).max(1),
  }),
);
export type SpendingSettings = z.infer<typeof SpendingSettings>;
