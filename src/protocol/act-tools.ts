import {z} from 'zod';
import {Target} from './target.ts';

/** What a target is, is told once: every word here is paid for in each session. */
const AS_CLICK = 'As for click.';
const words = z.string().max(200);

export const ClickArguments = z.lazy(() =>
  z.strictObject({
    target: Target,
    how: z.enum(['double', 'right']).optional().describe('Leave out for a plain click.'),
  }),
);
export type ClickArguments = z.infer<typeof ClickArguments>;

export const TypeTextArguments = z.lazy(() =>
  z.strictObject({
    target: Target.describe(AS_CLICK),
    text: z.string().max(2_000).describe('Exactly what is to stand there.'),
    append: z.boolean().optional().describe('true: after what is there, not in place of it.'),
    submit: z.boolean().optional().describe('true: press Enter afterwards.'),
  }),
);
export type TypeTextArguments = z.infer<typeof TypeTextArguments>;

export const SelectOptionArguments = z.lazy(() =>
  z.strictObject({
    target: Target.describe('The select, combobox or list box.'),
    options: z
      .array(words.min(1))
      .min(1)
      .max(20)
      .describe('Labels or values; several only where it takes them.'),
  }),
);
export type SelectOptionArguments = z.infer<typeof SelectOptionArguments>;

export const PressKeyArguments = z.lazy(() =>
  z.strictObject({
    key: z
      .string()
      .min(1)
      .max(40)
      .describe('As in KeyboardEvent.key, such as Enter, Tab, Escape, ArrowDown, a, Control+a.'),
    target: Target.optional().describe(AS_CLICK),
  }),
);
export type PressKeyArguments = z.infer<typeof PressKeyArguments>;

export const SCROLL_WAYS = ['up', 'down', 'left', 'right', 'top', 'bottom'] as const;
export const ScrollArguments = z.lazy(() =>
  z.strictObject({
    target: Target.optional().describe('Brings it into view; with a direction, scrolls the part it is in.'),
    direction: z.enum(SCROLL_WAYS).optional(),
    amount: z.number().min(0.1).max(20).optional().describe('In screens; 1 if left out.'),
  }),
);
export type ScrollArguments = z.infer<typeof ScrollArguments>;

export const HoverArguments = z.lazy(() => z.strictObject({target: Target.describe(AS_CLICK)}));
export type HoverArguments = z.infer<typeof HoverArguments>;

export const DragArguments = z.lazy(() =>
  z.strictObject({from: Target.describe(AS_CLICK), to: Target.describe(AS_CLICK)}),
);
export type DragArguments = z.infer<typeof DragArguments>;

export const AnswerConfirmationArguments = z.lazy(() => z.strictObject({answer: z.enum(['yes', 'no'])}));
export type AnswerConfirmationArguments = z.infer<typeof AnswerConfirmationArguments>;

/** The tools that act on a page. They run in a turn of the person alone, and by their consent (`core/consent.ts`). */
export const ACT_TOOLS = {
  click: {
    name: 'click',
    description:
      'Click something on the page, only because the person asked for it. Tells what changed, or puts a question to ask them.',
    effect: 'act',
    parameters: ClickArguments,
  },
  type_text: {
    name: 'type_text',
    description: 'Type into a field.',
    effect: 'act',
    parameters: TypeTextArguments,
  },
  select_option: {
    name: 'select_option',
    description: 'Choose in a select, combobox or list box.',
    effect: 'act',
    parameters: SelectOptionArguments,
  },
  press_key: {
    name: 'press_key',
    description: 'Press a key where the focus is, or on the target.',
    effect: 'act',
    parameters: PressKeyArguments,
  },
  scroll: {
    name: 'scroll',
    description: 'Scroll the page or a part of it.',
    effect: 'show',
    parameters: ScrollArguments,
  },
  hover: {
    name: 'hover',
    description: 'Move the pointer over something, such as a menu that opens so.',
    effect: 'act',
    parameters: HoverArguments,
  },
  drag: {
    name: 'drag',
    description: 'Drag one thing onto another.',
    effect: 'act',
    parameters: DragArguments,
  },
  answer_confirmation: {
    name: 'answer_confirmation',
    description:
      'When a tool put a question and the person has answered it in their own next words: pass their answer on. ' +
      'Also when they speak of what their agent asks.',
    effect: 'act',
    parameters: AnswerConfirmationArguments,
  },
} as const;
