import {z} from 'zod';
import {CueId, FrameRef, Ref} from './ids.ts';

/** What can be asked for of a page. */
export const PAGE_VIEWS = ['viewport', 'full', 'text', 'selection', 'around'] as const;
export type PageView = (typeof PAGE_VIEWS)[number];

/** A part of a document's window, in its own CSS pixels. */
export const ShownBox = z.lazy(() =>
  z.object({left: z.number(), top: z.number(), right: z.number(), bottom: z.number()}),
);
export type ShownBox = z.infer<typeof ShownBox>;

/** A frame as the document around it knows it: where its outline belongs, and what tells it from other frames. */
export const FrameSeen = z.lazy(() =>
  z.object({
    /** Index of the line under which its outline belongs. */
    line: z.number(),
    /** Its number among `window.frames` of its parent, or `null` for one inside a shadow root, which is not counted there. */
    index: z.number().nullable(),
    /** The address it was given. */
    address: z.string(),
    width: z.number(),
    height: z.number(),
    /** What of it can be seen, in its own pixels; `null` where everything is told. */
    shown: ShownBox.nullable(),
  }),
);
export type FrameSeen = z.infer<typeof FrameSeen>;

/** Where a frame finds itself, and what it is like. */
export const FrameLook = z.lazy(() =>
  z.strictObject({
    /** Its numbers among `window.frames` from the page down; `null` for one in a shadow root, which is not counted. */
    path: z.array(z.number().nullable()).min(1),
    address: z.string(),
    width: z.number(),
    height: z.number(),
    /** The number its refs carry; `null` for one that has none yet. */
    number: z.number().nullable(),
    /** Whether the page script is in it. */
    hasScript: z.boolean(),
  }),
);
export type FrameLook = z.infer<typeof FrameLook>;

/** What the page script sees of one document, already free of secret values. */
export const PageReading = z.lazy(() =>
  z.object({
    title: z.string(),
    address: z.string(),
    selection: z.string(),
    /**
     * The outline: text as it stands, items in brackets with their ref (`[e3 button "Save" disabled]`, `[e4 Books]` for a
     * link), `#` before headings, nesting by one space.
     */
    lines: z.array(z.string()),
    /** Headings of the page that are not among the lines. */
    elsewhere: z.array(z.string()),
    frames: z.array(FrameSeen),
    /** Whether a modal dialog makes the rest of the page inert. */
    isModal: z.boolean(),
    /** Names the state that was read; the same as long as nothing was seen to change. */
    stamp: z.string(),
    /** Whether nothing has changed since the stamp that was asked about; nothing else is told then. */
    isUnchanged: z.boolean(),
    /** How long the page was kept busy, and for how long at once, in ms. */
    busyMs: z.number(),
    longestSliceMs: z.number(),
  }),
);
export type PageReading = z.infer<typeof PageReading>;

/** What one document is asked for. */
export const DocumentReadArguments = z.lazy(() =>
  z.strictObject({
    view: z.enum(PAGE_VIEWS),
    /** The element to read around; a ref of this document. */
    ref: Ref.nullable(),
    /** What of the document can be seen from outside; `null` for all of its window. */
    shown: ShownBox.nullable(),
    /** The stamp of an earlier reading of this view: where it still holds, nothing is read. */
    since: z.string().nullable(),
  }),
);
export type DocumentReadArguments = z.infer<typeof DocumentReadArguments>;

export const ReadPageArguments = z.lazy(() =>
  z.strictObject({
    view: z
      .enum(PAGE_VIEWS)
      .optional()
      .describe(
        '"viewport" (default): what is on the screen, and the headings of the page. "full": the whole page. ' +
          '"text": the article to read, without refs. "selection": what is selected. "around": the part of the page around `ref`.',
      ),
    ref: FrameRef.optional().describe(
      'With "around": the element to look around. With "full": go on after the line that has this ref.',
    ),
    fresh: z
      .boolean()
      .optional()
      .describe(
        'true: the whole outline again, where otherwise only changes since the last reading are told.',
      ),
  }),
);
export type ReadPageArguments = z.infer<typeof ReadPageArguments>;

/** What one document is asked to make ready. */
export const PointArguments = z.lazy(() =>
  z.strictObject({
    ref: Ref,
    /** A few words beside it; its own name where there are none. */
    label: z.string().max(60).optional(),
    cueId: CueId,
    /** Whether the page scrolls there at once; in a row of several that waits until its turn. */
    scrolls: z.boolean(),
  }),
);
export type PointArguments = z.infer<typeof PointArguments>;

/** What was made ready. */
export const Prepared = z.lazy(() =>
  z.object({
    role: z.string(),
    name: z.string(),
    /** Where it is in its document's window. */
    box: ShownBox,
    /** What is in front of it and what to do about that, in words; `null` for nothing. */
    cover: z.string().nullable(),
    /** What went wrong with the ring before, for the log. */
    trouble: z.string().nullable(),
  }),
);
export type Prepared = z.infer<typeof Prepared>;

export const ShowArguments = z.lazy(() => z.strictObject({cueId: CueId}));
export type ShowArguments = z.infer<typeof ShowArguments>;

export const Shown = z.lazy(() =>
  z.object({
    /** When the frame that shows it began, in ms since the epoch. */
    shownAt: z.number(),
    box: ShownBox,
  }),
);
export type Shown = z.infer<typeof Shown>;

/** A part of a frame, as the document around the frame is asked to show it. */
export const FrameBox = z.lazy(() =>
  z.strictObject({
    /** The frame's number among its window's frames, or `null` for one that is not counted there. */
    index: z.number().nullable(),
    address: z.string(),
    width: z.number(),
    height: z.number(),
    /** The part, in pixels of the frame's own window. */
    box: ShownBox,
  }),
);
export type FrameBox = z.infer<typeof FrameBox>;

export const Revealed = z.lazy(() => z.object({box: ShownBox, cover: z.string().nullable()}));
export type Revealed = z.infer<typeof Revealed>;
