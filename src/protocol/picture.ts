import {z} from 'zod';
import {Ref, type FrameRef} from './ids.ts';
import {ShownBox} from './page.ts';

/** A picture of a page as it is sent. The Realtime API takes PNG and JPEG; a JPEG is the smaller one of a screen. */
export const Picture = z.lazy(() =>
  z.object({
    /** `data:image/jpeg;base64,…` */
    dataUrl: z.string(),
    width: z.number(),
    height: z.number(),
    /** Of the JPEG itself. */
    bytes: z.number(),
    /** Of the JPEG itself, in hexadecimal: what is kept of a turn can be held against what a service was sent. */
    sha256: z.string(),
    /** A small one for the record of the turn, as a data URL of at most 20 KB; `null` where none could be made. */
    thumbnail: z.string().nullable(),
  }),
);
export type Picture = z.infer<typeof Picture>;

/** What goes with a turn: words about what "this" is, already wrapped as page content, and a picture. */
export const TurnContext = z.lazy(() => z.object({text: z.string().nullable(), picture: Picture.nullable()}));
export type TurnContext = z.infer<typeof TurnContext>;

export const ScreenshotArguments = z.lazy(() =>
  z.strictObject({
    marks: z
      .boolean()
      .optional()
      .describe(
        'true: boxes with the refs of what can be used, drawn over the picture. Costs some of its sight.',
      ),
  }),
);
export type ScreenshotArguments = z.infer<typeof ScreenshotArguments>;

/** A frame that can be asked by itself, as the document around it may find it again (see `FrameSeen`). */
export const FrameChild = z.lazy(() =>
  z.strictObject({
    index: z.number().nullable(),
    address: z.string(),
    width: z.number(),
    height: z.number(),
  }),
);
export type FrameChild = z.infer<typeof FrameChild>;

/** What a document is to make ready for a picture. */
export const CoverArguments = z.lazy(() =>
  z.strictObject({
    /** The frames that cover their own secrets; all others are hidden whole. `null`: not known yet, hide none and say which there are. */
    children: z.array(FrameChild).nullable(),
    /** Whether boxes of what can be used are wanted. */
    marks: z.boolean(),
  }),
);
export type CoverArguments = z.infer<typeof CoverArguments>;

/** Something that can be used, and where it is seen; in CSS pixels of its document's window. */
export const Mark = z.lazy(() => z.object({ref: Ref, box: ShownBox}));
export type Mark = z.infer<typeof Mark>;

/** A document whose secrets are not drawn, until `page.uncover` or for a second. Boxes are in its own CSS pixels. */
export const Covered = z.lazy(() =>
  z.object({
    /** Names the document. */
    documentId: z.string(),
    /** The part of the page that is seen, and by how much it is magnified with two fingers. */
    window: z.object({
      width: z.number(),
      height: z.number(),
      left: z.number(),
      top: z.number(),
      zoom: z.number(),
    }),
    /** What is not drawn: secret fields, and frames that nobody can ask. */
    hidden: z.array(ShownBox),
    /** Frames that are seen; `box` is the inside of each, `scale` how its pixels are drawn. */
    frames: z.array(FrameChild.unwrap().extend({box: ShownBox, scale: z.number()})),
    marks: z.array(Mark),
    /** Whether what is not to be drawn is known to be gone from the screen. */
    isPainted: z.boolean(),
  }),
);
export type Covered = z.infer<typeof Covered>;

/** What a document says when the picture was taken: whether it is the picture of what was covered. */
export const Uncovered = z.lazy(() =>
  z.object({
    documentId: z.string(),
    /** Whether everything stands where it stood, and no secret came up meanwhile. */
    isSame: z.boolean(),
  }),
);
export type Uncovered = z.infer<typeof Uncovered>;

/** An element a person may mean by "this". */
export const Meant = z.lazy(() =>
  z.object({
    ref: Ref,
    role: z.string(),
    /** Its name, or the words it shows. */
    name: z.string(),
    /** What a field holds, masked where it is secret; `null` for nothing. */
    value: z.string().nullable(),
  }),
);
export type Meant = z.infer<typeof Meant>;

/**
 * What a document is asked about a person's attention; `pointer` is whether the mouse may stand for it, `mostChars` how
 * much of a selection is told where it is more than a turn has room for.
 */
export const AttendArguments = z.lazy(() =>
  z.strictObject({pointer: z.boolean(), mostChars: z.number().optional()}),
);
export type AttendArguments = z.infer<typeof AttendArguments>;

/** What a person attends to in one document; `null` for nothing. */
export const Attention = z.lazy(() =>
  z.object({
    pointed: Meant.nullable(),
    focused: Meant.nullable(),
    /** What is selected, and the words before and after it. */
    selected: z.object({text: z.string(), before: z.string(), after: z.string()}).nullable(),
    /** The frame under the pointer, and the one that has the focus or a selection: there the document inside knows more. */
    pointedFrame: FrameChild.nullable(),
    focusedFrame: FrameChild.nullable(),
  }),
);
export type Attention = z.infer<typeof Attention>;

/** The key that is down while the person draws. */
export const DrawArguments = z.lazy(() => z.strictObject({modifier: z.enum(['Alt', 'Shift'])}));
export type DrawArguments = z.infer<typeof DrawArguments>;

/** What the person drew a line around, or under. */
export const Drawn = z.lazy(() => z.object({things: z.array(Meant), text: z.string()}));
export type Drawn = z.infer<typeof Drawn>;

/** An element in a tab that "this" may mean; its ref is good for the whole tab. */
export interface MeantInTab extends Omit<Meant, 'ref'> {
  ref: z.infer<typeof FrameRef>;
}
