import {z} from 'zod';
import {Action, Visit} from './act.ts';
import {SessionId, TurnId} from './ids.ts';
import {SentenceSchema} from './snapshot.ts';

/** A question to the person that waits for its answer. Written by the worker alone; views show it. */
export const Question = z.lazy(() =>
  z.object({
    id: z.string(),
    /** The session and the turn in which it was put; another session cannot answer it, nor the same turn. */
    sessionId: SessionId,
    turnId: TurnId,
    tabId: z.number(),
    frameId: z.number(),
    /** Number that refs of the frame carry; `null` for the page itself. */
    frameNumber: z.number().nullable(),
    /** The origins whose permission is asked for: the document's, and the tab's where that is another. */
    origins: z.array(z.string()),
    /** The document's own origin, checked again when it is done. */
    documentOrigin: z.string(),
    /** `plain` asks for the site, `risky` for this one action. */
    kind: z.enum(['plain', 'risky']),
    action: z.union([Action, Visit]),
    fingerprint: z.string(),
    /** What is asked, in full, in English. Quoted parts are the page's words, cleaned. */
    text: z.string(),
    /** The same by name, for the views. */
    sentences: z.array(SentenceSchema),
    /**
     * Set where the person's agent asks, for the tab that is shared with it: its call, and where the voice was given the question,
     * which it has to be before it can be answered by voice.
     */
    agent: z
      .object({
        callId: z.string(),
        until: z.number(),
        putIn: z.object({sessionId: SessionId, turnId: TurnId}).nullable(),
      })
      .nullish(),
    askedAt: z.number(),
    /** In ms since the epoch. */
    expiresAt: z.number(),
  }),
);
export type Question = z.infer<typeof Question>;

export const QuestionAnswer = z.enum(['yes', 'no', 'always']);
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;
