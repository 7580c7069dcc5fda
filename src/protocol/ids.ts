import {z} from 'zod';

/** One person's utterance and everything that answers it. */
export const TurnId = z.string().regex(/^turn_[\w-]{8,64}$/);
/** One connection to a voice provider. */
export const SessionId = z.string().regex(/^sess_[\w-]{8,64}$/);
/** Names an element in an outline, such as `e12`; good until the page is loaded anew. */
export const Ref = z.string().regex(/^e\d{1,6}$/, 'a ref looks like e12 and comes from read_page');
/** One pressing of the hold-to-talk key, named by the page script that saw it. */
export const HoldId = z.string().regex(/^hold_[\w-]{8,64}$/);
