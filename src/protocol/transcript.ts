import {z} from 'zod';
import {SessionId, TurnId} from './ids.ts';

/** One utterance of one side, as it is kept. */
export const TranscriptEntry = z.lazy(() =>
  z.object({
    /** Stays the same while the words grow: what is saved under a known id replaces what was there. */
    entryId: z.string().min(1),
    turnId: TurnId,
    sessionId: SessionId.nullable(),
    who: z.enum(['you', 'parley']),
    text: z.string(),
    /** When it was first known of, in ms since the epoch. */
    at: z.number(),
    /**
     * Where it stands among all entries of all sessions, lowest first. Near `at`, and in the provider's order where times
     * say otherwise (`core/transcript-order.ts`).
     */
    order: z.number(),
    /** The answer was interrupted: `text` holds only the words that were heard. */
    isCut: z.boolean(),
  }),
);
export type TranscriptEntry = z.infer<typeof TranscriptEntry>;
