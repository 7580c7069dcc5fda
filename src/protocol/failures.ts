import {AGENT_FAILURES} from './agent-failures.ts';
import {OPTIONS, RETRY, WELCOME, type FailureText, type FixAction} from './failure-text.ts';
import {PAGE_FAILURES} from './page-failures.ts';
import type {Closer} from './sentence.ts';

/** A failure as a person meets it: what happened, in one sentence, and the one thing to do about it. */
export interface Failure {
  reason: FailureReason;
  /** One sentence, in English: for the log, and for the voice to say. Views say it in the person's language, by `reason` or `closer`. */
  message: string;
  /** Set where `message` is closer than the general sentence of its reason, and a person may see it. */
  closer?: Closer;
  /** Whether the same attempt may succeed later without anything being changed. */
  retryable: boolean;
  /** What to do; `action` is set where a button can do it. */
  fix: {label: string; action: FixAction | null};
  /** What the machine said, for the log; keys are taken out of it. */
  detail?: string;
}

/** What is told in English and, where a person may see it, by name: a sentence or a failure. */
export type Told = Pick<Failure, 'message' | 'closer'> & Partial<Pick<Failure, 'reason'>>;

/** Long-lived and ephemeral keys, whole or masked in part. Source: the prefixes of OpenAI's keys. */
const KEYS = /\b[se]k[-_][\w*.-]+/g;

/** Every way Parley can fail. The keys are the union of reasons; nothing fails outside it. */
export const FAILURES = {
  'mic.missing': {
    message: 'No microphone was found.',
    retryable: true,
    fix: {label: 'Plug in a microphone, then try again', action: 'retry'},
  },
  'mic.denied': {
    message: 'Chrome does not let Parley use the microphone yet.',
    retryable: false,
    fix: WELCOME,
  },
  'mic.lost': {message: 'The microphone went away while you were speaking.', retryable: true, fix: RETRY},
  'mic.silent': {
    message: 'The microphone gave only silence: it may be muted or disconnected.',
    retryable: true,
    fix: {label: 'Check the microphone, then try again', action: 'retry'},
  },
  'key.missing': {message: 'Parley has no key for the voice service yet.', retryable: false, fix: OPTIONS},
  'key.refused': {message: 'The voice service refused the key.', retryable: false, fix: OPTIONS},
  'mint.unreachable': {message: 'The voice service could not be reached.', retryable: true, fix: RETRY},
  'mint.refused': {message: 'The voice service would not open a session.', retryable: true, fix: OPTIONS},
  'rate.limited': {
    message: 'The voice service asks Parley to slow down.',
    retryable: true,
    fix: {label: 'Wait a moment, then try again', action: 'retry'},
  },
  'connect.refused': {message: 'The voice service refused the connection.', retryable: true, fix: RETRY},
  'ice.failed': {
    message: 'No audio connection could be made; a firewall or VPN may block it.',
    retryable: true,
    fix: RETRY,
  },
  'channel.closed': {message: 'The connection to the voice service was lost.', retryable: true, fix: RETRY},
  'session.expired': {message: 'The voice session reached its time limit.', retryable: true, fix: RETRY},
  'turn.busy': {
    message: 'Parley is still sending what you said before.',
    retryable: true,
    fix: {label: 'Wait a moment, then try again', action: 'retry'},
  },
  'storage.failed': {
    message: 'Parley could not keep a record of this turn.',
    retryable: true,
    fix: {label: 'Free some disk space, then try again', action: null},
  },
  'response.failed': {message: 'The voice service could not finish its answer.', retryable: true, fix: RETRY},
  'reply.timeout': {message: 'The voice service did not answer in time.', retryable: true, fix: RETRY},
  'budget.reached': {
    message: 'What Parley may spend is spent.',
    retryable: false,
    fix: {label: 'Change the budget', action: 'open.options'},
  },
  'offscreen.lost': {
    message: 'Chrome closed the page that holds the conversation.',
    retryable: true,
    fix: RETRY,
  },
  'message.refused': {
    message: 'A message came from somewhere it may not come from.',
    retryable: false,
    fix: {label: 'Nothing to do: it was not obeyed', action: null},
  },
  'wake.unavailable': {
    message: 'This Chrome cannot listen for a wake word on this computer alone.',
    retryable: false,
    fix: {label: 'Choose your own wake word in the settings', action: 'open.options'},
  },
  'wake.untaught': {
    message: 'Parley has not learned your wake word yet.',
    retryable: false,
    fix: {label: 'Record it three times in the settings', action: 'open.options'},
  },
  ...PAGE_FAILURES,
  ...AGENT_FAILURES,
  'settings.invalid': {message: 'That setting cannot be used.', retryable: false, fix: OPTIONS},
  internal: {message: 'Something in Parley went wrong.', retryable: true, fix: RETRY},
} as const satisfies Record<string, FailureText>;

export type FailureReason = keyof typeof FAILURES;

/**
 * The failure a person is shown for a reason.
 * `detail` is what the machine said, cut to 300 characters and without keys, which services echo in their errors; `closer`
 * replaces the general sentence: one that is for a model alone is plain English.
 */
export function describeFailure(
  reason: FailureReason,
  detail?: string,
  closer?: string | Pick<Failure, 'message' | 'closer'>,
): Failure {
  const text: FailureText = FAILURES[reason];
  return {
    ...text,
    ...(typeof closer === 'string' ? {message: closer} : closer),
    ...(detail ? {detail: detail.replaceAll(KEYS, '[key]').slice(0, 300)} : {}),
    reason,
  };
}

/** The one error type thrown on purpose: it carries a reason, and with it a sentence and a fix. */
export class ParleyError extends Error {
  readonly reason: FailureReason;
  readonly failure: Failure;

  constructor(
    reason: FailureReason,
    more: {detail?: string; message?: string | Pick<Failure, 'message' | 'closer'>; cause?: unknown} = {},
  ) {
    const failure = describeFailure(reason, more.detail, more.message);
    super(failure.message, {cause: more.cause});
    this.name = 'ParleyError';
    this.reason = reason;
    this.failure = failure;
  }
}

/** Turns anything thrown into a failure; what is not a `ParleyError` becomes `internal` with its text as detail. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ParleyError) return error.failure;
  return describeFailure(
    'internal',
    error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  );
}

/** What crosses between contexts: a value, or a failure that can be shown. */
export type Result<T> = {ok: true; value: T} | {ok: false; failure: Failure};
