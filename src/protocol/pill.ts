import {z} from 'zod';

/**
 * Where the pill lies: at which edge of the window, and how far along it, from 0 (left or top) to 1. So it stays at its edge
 * when the window changes its size.
 */
export const PillPlace = z.lazy(() =>
  z.strictObject({
    edge: z.enum(['top', 'bottom', 'left', 'right']),
    along: z.number().min(0).max(1),
  }),
);
export type PillPlace = z.infer<typeof PillPlace>;

/** What the pill says that Parley does. */
export type PillKind = 'starting' | 'listening' | 'thinking' | 'working' | 'speaking' | 'sharing';

/** What the button of the pill can end: what is heard, thought or said, or the sharing of the page. */
export const PillStop = z.enum(['talk', 'sharing']);
export type PillStop = z.infer<typeof PillStop>;

/** All that the pill on a page shows. */
export interface PillFace {
  kind: PillKind;
  /** The same in words, such as `Listening`. */
  words: string;
  /** What its button ends. */
  stops: PillStop;
}

/** The face, where it lies, and in which colours: those of the system, or of the person's choice. */
export interface Pill extends PillFace {
  place: PillPlace;
  theme: 'system' | 'light' | 'dark';
}
