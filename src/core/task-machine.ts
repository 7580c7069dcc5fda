import type {TaskDelivery, TaskState} from '../protocol/task.ts';
import type {Table} from './machine.ts';

/**
 * `sent` the gateway took it; `progressed` something of it was seen; `finished`, `failed`, `aborted` the gateway's word on
 * how it ended; `cancel` the person's; `followUp` more is asked of it.
 */
export type TaskEvent = 'sent' | 'progressed' | 'finished' | 'failed' | 'aborted' | 'cancel' | 'followUp';

/** `send` and `abort` go to the gateway; `tell` makes the end known to the person. */
export type TaskEffect = 'send' | 'abort' | 'tell';

type Edges = Table<TaskState, TaskEvent, TaskEffect>[TaskState];

/** What may end work that the gateway has, or may have. */
const ends = {
  finished: {to: 'done', effects: ['tell']},
  failed: {to: 'failed', effects: ['tell']},
  aborted: {to: 'cancelled', effects: ['tell']},
} as const satisfies Edges;

const over = {followUp: {to: 'asked', effects: ['send']}} as const satisfies Edges;

/** What is not listed changes nothing: an end that is told twice, by an event and by the history, is told once. */
export const TASK_TABLE: Table<TaskState, TaskEvent, TaskEffect> = {
  asked: {
    ...ends,
    sent: {to: 'sent', effects: []},
    progressed: {to: 'running', effects: []},
    // It may have been sent and the answer lost.
    cancel: {to: 'cancelled', effects: ['abort']},
  },
  sent: {...ends, progressed: {to: 'running', effects: []}, cancel: {to: 'cancelled', effects: ['abort']}},
  running: {...ends, progressed: {to: 'running', effects: []}, cancel: {to: 'cancelled', effects: ['abort']}},
  done: over,
  failed: over,
  cancelled: over,
};

/** `ended` there is something to tell; `renewed` more is asked, and what was not told yet never will be. */
export type DeliveryEvent = 'ended' | 'spoken' | 'shown' | 'dismissed' | 'renewed';

/** The person may put away what was told already. */
const told = {renewed: {to: 'none', effects: []}, dismissed: {to: 'dismissed', effects: []}} as const;

/** A result is told once: from a state in which it was, only another round leads on. */
export const DELIVERY_TABLE: Table<TaskDelivery, DeliveryEvent, never> = {
  // What was cancelled ends without anything to tell.
  none: {ended: {to: 'pending', effects: []}, dismissed: {to: 'dismissed', effects: []}},
  pending: {
    ...told,
    spoken: {to: 'spoken', effects: []},
    shown: {to: 'shown', effects: []},
  },
  spoken: told,
  shown: told,
  dismissed: {renewed: told.renewed},
};
