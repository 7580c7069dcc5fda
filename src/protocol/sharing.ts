import {z} from 'zod';
import {GatewayStatus} from './gateway.ts';
import {FailureSchema} from './snapshot.ts';

/** The tab that the person shares with their agent. Written by the worker alone; it outlives the worker, not the browser. */
export const SharedTab = z.lazy(() =>
  z.object({
    /** Names this sharing; another one of the same tab has another. */
    shareId: z.string(),
    tabId: z.number(),
    /** The site it was shared on: elsewhere it is not shared any more. */
    origin: z.string(),
    /** The page's title when it was shared; page text. */
    title: z.string(),
    /** In ms since the epoch. */
    since: z.number(),
    /** What the agent has done there so far. */
    looks: z.object({read: z.number(), pictures: z.number(), shown: z.number(), acts: z.number()}),
    /** When it did something last, in ms since the epoch; `null` for never. */
    lastAt: z.number().nullable(),
  }),
);
export type SharedTab = z.infer<typeof SharedTab>;

/** How the way stands on which the agent reaches the tab. */
export const ShareStatus = z.lazy(() =>
  z.object({
    link: GatewayStatus,
    /** Whether the gateway lets the agent use what Parley offers; `unknown` until it has said so. */
    approval: z.enum(['unknown', 'waiting', 'given']),
    /** Why the last sharing ended, where the person did not end it. */
    ended: FailureSchema.nullable(),
  }),
);
export type ShareStatus = z.infer<typeof ShareStatus>;
