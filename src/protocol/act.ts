import {z} from 'zod';
import {SCROLL_WAYS} from './act-tools.ts';
import {Ref} from './ids.ts';

/** One action on one document, as its page script is told. Refs are those of the document. */
export const Action = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('click'),
      ref: Ref,
      button: z.enum(['left', 'right']),
      count: z.union([z.literal(1), z.literal(2)]),
    }),
    z.strictObject({
      kind: z.literal('type'),
      ref: Ref,
      text: z.string(),
      isAppended: z.boolean(),
      submits: z.boolean(),
    }),
    z.strictObject({kind: z.literal('select'), ref: Ref, options: z.array(z.string())}),
    z.strictObject({kind: z.literal('press'), ref: Ref.nullable(), key: z.string()}),
    z.strictObject({
      kind: z.literal('scroll'),
      ref: Ref.nullable(),
      way: z.enum(SCROLL_WAYS).nullable(),
      /** In heights or widths of what is scrolled. */
      screens: z.number(),
    }),
    z.strictObject({kind: z.literal('hover'), ref: Ref}),
    z.strictObject({kind: z.literal('drag'), ref: Ref, to: Ref}),
    /** Sends a form off; what a click led to when it was held back. `ref` is the form. */
    z.strictObject({kind: z.literal('submit'), ref: Ref}),
  ]),
);
export type Action = z.infer<typeof Action>;

/** A web address that is to be opened in a tab of its own. */
export const Visit = z.lazy(() => z.strictObject({kind: z.literal('visit'), address: z.string()}));
export type Visit = z.infer<typeof Visit>;

/**
 * Why an action needs a yes of its own. `submit` a form is sent, `enter` Enter in a field that may send, `buy`, `send`,
 * `delete`, `authorise` by the words on it, `leave` another origin, `script` an address that is code, `download` a file,
 * `secret` a field for a password, card or code.
 */
export const RISKS = [
  'submit',
  'enter',
  'buy',
  'send',
  'delete',
  'authorise',
  'leave',
  'script',
  'download',
  'secret',
] as const;
export const Risk = z.enum(RISKS);
export type Risk = z.infer<typeof Risk>;

/** What an action is about, as it really is in the page; page text, not trusted. */
export const Subject = z.lazy(() =>
  z.object({
    role: z.string(),
    name: z.string(),
    /** Where a drag ends. */
    ontoName: z.string().nullable(),
    /** Where it leads or sends to; `null` for nowhere that the markup tells. */
    destination: z.string().nullable(),
    risks: z.array(Risk),
    /** Names the very thing: document, element, role, name, destination. */
    fingerprint: z.string(),
  }),
);
export type Subject = z.infer<typeof Subject>;

/** What may be done: only looked at, done where nothing about it is risky, or done as it was agreed to. */
export const Grant = z.lazy(() =>
  z.discriminatedUnion('level', [
    z.strictObject({level: z.literal('look')}),
    z.strictObject({level: z.literal('plain'), origin: z.string()}),
    z.strictObject({level: z.literal('exact'), origin: z.string(), fingerprint: z.string()}),
  ]),
);
export type Grant = z.infer<typeof Grant>;

export const ActArguments = z.lazy(() => z.strictObject({action: Action, grant: Grant}));
export type ActArguments = z.infer<typeof ActArguments>;

/** Why an action was not done, the page being as it is. */
export const OBSTACLES = [
  'hidden',
  'moving',
  'disabled',
  'readonly',
  'covered',
  'outside',
  'not-a-field',
  'no-option',
  'no-choice',
  'file',
  'key',
  'no-focus',
  'not-taken',
] as const;
export const Obstacle = z.enum(OBSTACLES);
export type Obstacle = z.infer<typeof Obstacle>;

/** What was seen to change, as page text. Secret values are masked. */
export const Effects = z.lazy(() =>
  z.object({
    address: z.string(),
    title: z.string(),
    isAddressNew: z.boolean(),
    dialog: z.string().nullable(),
    isDialogClosed: z.boolean(),
    focus: z.string().nullable(),
    value: z.string().nullable(),
    checked: z.string().nullable(),
    /** The screen's outline before and after, as a difference. */
    changes: z.array(z.string()),
    /** Address of a new tab that the page was not let open, for want of a hand at the mouse. */
    opens: z.string().nullable(),
    isLeaving: z.boolean(),
  }),
);
export type Effects = z.infer<typeof Effects>;

export const Acted = z.lazy(() =>
  z.discriminatedUnion('state', [
    z.object({state: z.literal('done'), origin: z.string(), subject: Subject, effects: Effects}),
    /** Nothing was done. `action` is what a yes is wanted for, where that is another one. */
    z.object({state: z.literal('held'), origin: z.string(), subject: Subject, action: Action.nullable()}),
    /** Nothing was done; `by` is page text. */
    z.object({state: z.literal('blocked'), why: Obstacle, by: z.string().nullable()}),
    /** Nothing was done: what was agreed to is not what is there now. */
    z.object({state: z.literal('changed')}),
    /** Nothing was done: the script that acts is not in this document yet. */
    z.object({state: z.literal('absent')}),
  ]),
);
export type Acted = z.infer<typeof Acted>;
