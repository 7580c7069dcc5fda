import {z} from 'zod';

/** One person's utterance and everything that answers it. */
export const TurnId = z.string().regex(/^turn_[\w-]{8,64}$/);
/** One connection to a voice provider. */
export const SessionId = z.string().regex(/^sess_[\w-]{8,64}$/);
/** Names an element in the outline of one document, such as `e12`; good until the page is loaded anew. */
export const Ref = z.string().regex(/^e\d{1,6}$/, 'a ref looks like e12 and comes from read_page');
/** Names an element of a page: a ref, in front of it the number of the frame it is in where that is not the page itself. */
export const FrameRef = z
  .string()
  .regex(/^(?:f\d{1,4})?e\d{1,6}$/, 'a ref looks like e12, or f2e12 in a frame, and comes from read_page');
/** One pressing of the hold-to-talk key, named by the page script that saw it. */
export const HoldId = z.string().regex(/^hold_[\w-]{8,64}$/);
/** Names one thing that is to be shown when the voice says it. */
export const CueId = z.string().regex(/^cue_[\w-]{8,64}$/);
