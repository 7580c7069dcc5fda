/** What the one button under a failure does. */
export const FIX_ACTIONS = ['retry', 'open.welcome', 'open.options', 'open.shortcuts'] as const;
export type FixAction = (typeof FIX_ACTIONS)[number];

/** A failure as a person meets it: what happened, in one sentence, and the one thing to do about it. */
export interface Failure {
  reason: FailureReason;
  /** One sentence for the person, also fit to be spoken. */
  message: string;
  /** Whether the same attempt may succeed later without anything being changed. */
  retryable: boolean;
  /** What to do; `action` is set where a button can do it. */
  fix: {label: string; action: FixAction | null};
  /** What the machine said, for the log; keys are taken out of it. */
  detail?: string;
}

/** Long-lived and ephemeral keys, whole or masked in part. Source: the prefixes of OpenAI's keys. */
const KEYS = /\b[se]k[-_][\w*.-]+/g;

interface FailureText {
  message: string;
  retryable: boolean;
  fix: Failure['fix'];
}

const retry = {label: 'Try again', action: 'retry'} as const;
const options = {label: 'Open settings', action: 'open.options'} as const;
const welcome = {label: 'Allow the microphone', action: 'open.welcome'} as const;

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
    fix: welcome,
  },
  'mic.lost': {message: 'The microphone went away while you were speaking.', retryable: true, fix: retry},
  'mic.silent': {
    message: 'The microphone gave only silence: it may be muted or disconnected.',
    retryable: true,
    fix: {label: 'Check the microphone, then try again', action: 'retry'},
  },
  'key.missing': {message: 'Parley has no key for the voice service yet.', retryable: false, fix: options},
  'key.refused': {message: 'The voice service refused the key.', retryable: false, fix: options},
  'mint.unreachable': {message: 'The voice service could not be reached.', retryable: true, fix: retry},
  'mint.refused': {message: 'The voice service would not open a session.', retryable: true, fix: options},
  'rate.limited': {
    message: 'The voice service asks Parley to slow down.',
    retryable: true,
    fix: {label: 'Wait a moment, then try again', action: 'retry'},
  },
  'connect.refused': {message: 'The voice service refused the connection.', retryable: true, fix: retry},
  'ice.failed': {
    message: 'No audio connection could be made; a firewall or VPN may block it.',
    retryable: true,
    fix: retry,
  },
  'channel.closed': {message: 'The connection to the voice service was lost.', retryable: true, fix: retry},
  'session.expired': {message: 'The voice session reached its time limit.', retryable: true, fix: retry},
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
  'response.failed': {message: 'The voice service could not finish its answer.', retryable: true, fix: retry},
  'reply.timeout': {message: 'The voice service did not answer in time.', retryable: true, fix: retry},
  'budget.reached': {
    message: 'What Parley may spend is spent.',
    retryable: false,
    fix: {label: 'Change the budget', action: 'open.options'},
  },
  'page.unreachable': {
    message: 'Chrome does not let extensions read this page.',
    retryable: false,
    fix: {label: 'Go to an ordinary web page and press the shortcut there', action: null},
  },
  'page.unshared': {
    message:
      'Chrome has not given Parley this tab: it is empty, or you went to another site since you spoke.',
    retryable: false,
    fix: {label: 'Press the shortcut on the page you mean', action: null},
  },
  'page.silent': {
    message: 'The page did not answer Parley in time.',
    retryable: true,
    fix: {label: 'Reload the page, then ask again', action: null},
  },
  'ref.unknown': {
    message: 'That element is not on the page any more.',
    retryable: false,
    fix: {label: 'Ask about the page again', action: null},
  },
  'target.unknown': {
    message: 'Nothing on the page fits that description.',
    retryable: false,
    fix: {label: 'Say it in other words', action: null},
  },
  'target.covered': {
    message: 'Something is in front of it.',
    retryable: false,
    fix: {label: 'Close what is in front, then ask again', action: null},
  },
  'act.off': {
    message: 'You have switched off that Parley acts on this site.',
    retryable: false,
    fix: options,
  },
  'act.blocked': {
    message: 'That cannot be used on the page at the moment.',
    retryable: true,
    fix: {label: 'Look at what is in its way, then ask again', action: null},
  },
  'act.refused': {
    message: 'You said no to that, so it was not done.',
    retryable: false,
    fix: {label: 'Ask for it again if you want it after all', action: null},
  },
  'act.waiting': {
    message: 'Parley has asked you something and waits for your answer.',
    retryable: false,
    fix: {label: 'Say yes or no, or click it in the popup', action: null},
  },
  'act.unsure': {
    message: 'Parley is not sure that you said yes, so nothing was done.',
    retryable: true,
    fix: {label: 'Say yes or no, or click it in the popup', action: null},
  },
  'act.expired': {
    message: 'There is no question open any more, so nothing was done.',
    retryable: false,
    fix: {label: 'Ask for it again', action: null},
  },
  'act.silent': {
    message: 'The page stopped answering: it may have been done, or the page shows a box that waits for you.',
    retryable: false,
    fix: {label: 'Look at the page and close what it asks', action: null},
  },
  'picture.off': {
    message: 'You have chosen that no picture of a page may leave.',
    retryable: false,
    fix: {label: 'Allow pictures in the settings', action: 'open.options'},
  },
  'picture.failed': {
    message: 'No picture could be taken of the page.',
    retryable: true,
    fix: {label: 'Keep the page in front and still, then ask again', action: null},
  },
  'navigation.refused': {
    message: 'Parley may not go to that address.',
    retryable: false,
    fix: {label: 'Open it yourself, or allow it in the settings', action: 'open.options'},
  },
  'navigation.failed': {
    message: 'The tab could not go there.',
    retryable: true,
    fix: {label: 'Look at the tab, then ask again', action: null},
  },
  'tool.unknown': {
    message: 'The voice asked for something Parley cannot do.',
    retryable: false,
    fix: {label: 'Ask in other words', action: null},
  },
  'tool.arguments': {
    message: 'The voice asked for something in a way Parley did not understand.',
    retryable: false,
    fix: {label: 'Ask in other words', action: null},
  },
  'offscreen.lost': {
    message: 'Chrome closed the page that holds the conversation.',
    retryable: true,
    fix: retry,
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
  'gateway.missing': {
    message: 'Parley does not know your OpenClaw gateway yet.',
    retryable: false,
    fix: options,
  },
  'gateway.address': {message: 'That address of a gateway cannot be used.', retryable: false, fix: options},
  'gateway.origin': {
    message: 'The gateway does not let this extension in yet.',
    retryable: true,
    fix: {
      label: 'Add the line that the settings show to the gateway’s configuration',
      action: 'open.options',
    },
  },
  'gateway.token': {
    message: 'The gateway refused the token.',
    retryable: false,
    fix: {label: 'Enter the right token in the settings', action: 'open.options'},
  },
  'gateway.unpaired': {
    message: 'The gateway does not know this browser any more.',
    retryable: true,
    fix: {label: 'Connect again in the settings', action: 'open.options'},
  },
  'gateway.limited': {
    message: 'The gateway takes no sign-ins for a while, after too many wrong tokens.',
    retryable: true,
    fix: {label: 'Wait; Parley tries again by itself', action: null},
  },
  'gateway.pairing': {
    message: 'The gateway waits for you to approve this browser.',
    retryable: true,
    fix: {label: 'Approve it there; the settings show the command', action: 'open.options'},
  },
  'gateway.scope': {
    message: 'The gateway gives this browser fewer rights than Parley needs.',
    retryable: false,
    fix: {label: 'Connect anew in the settings and approve what it asks for', action: 'open.options'},
  },
  'gateway.protocol': {
    message: 'The gateway speaks another version of its protocol than Parley.',
    retryable: false,
    fix: {label: 'Update OpenClaw and Parley, then connect again', action: 'open.options'},
  },
  'gateway.starting': {
    message: 'The gateway is starting.',
    retryable: true,
    fix: {label: 'Wait; Parley tries again by itself', action: null},
  },
  'gateway.unreachable': {
    message: 'The gateway could not be reached.',
    retryable: true,
    fix: {label: 'Start it, or correct its address in the settings', action: 'open.options'},
  },
  'gateway.certificate': {
    message: 'Chrome could not make a trusted connection to the gateway.',
    retryable: true,
    fix: {
      label: 'Open its page from the settings: Chrome says there what is wrong with it',
      action: 'open.options',
    },
  },
  'gateway.lost': {
    message: 'The connection to the gateway was lost.',
    retryable: true,
    fix: {label: 'Wait; Parley connects again by itself', action: null},
  },
  'gateway.refused': {
    message: 'The gateway would not let Parley in.',
    retryable: true,
    fix: {label: 'Read the gateway’s log', action: null},
  },
  'gateway.unsupported': {
    message: 'This Chrome cannot sign in to a gateway: it lacks Ed25519 keys.',
    retryable: false,
    fix: {label: 'Update Chrome to version 137 or newer', action: null},
  },
  'task.unknown': {
    message: 'There is no such task.',
    retryable: false,
    fix: {label: 'Ask for the list of tasks', action: null},
  },
  'task.over': {
    message: 'That task is over already.',
    retryable: false,
    fix: {label: 'Ask more of it, or hand over another', action: null},
  },
  'task.running': {
    message: 'That task is still under way.',
    retryable: true,
    fix: {label: 'Wait for its result, or add to it', action: null},
  },
  'task.failed': {
    message: 'The agent could not finish what you asked.',
    retryable: true,
    fix: {label: 'Ask again, or look at the gateway’s log', action: null},
  },
  'task.interrupted': {
    message: 'The gateway broke the work off and did not take it up again.',
    retryable: true,
    fix: {label: 'Ask for it again', action: null},
  },
  'task.asks': {
    message: 'That task waits for your answer to a question.',
    retryable: true,
    fix: {label: 'Answer it by voice or in the popup', action: null},
  },
  'question.over': {
    message: 'That question is not open any more: it was answered, or its time was over.',
    retryable: false,
    fix: {label: 'Ask how your tasks stand', action: null},
  },
  'question.waiting': {
    message: 'Your agent has asked you something and waits for your own words.',
    retryable: false,
    fix: {label: 'Answer it, or click an answer in the popup', action: null},
  },
  'question.unsure': {
    message: 'Parley is not sure that this was your answer, so it was not passed on.',
    retryable: true,
    fix: {label: 'Say it in your own words, or click it in the popup', action: null},
  },
  'question.click': {
    message: 'That cannot be answered by voice.',
    retryable: false,
    fix: {label: 'Answer it in the popup, or in OpenClaw where it asks for a secret', action: null},
  },
  'agent.unknown': {
    message: 'There is no agent of that name.',
    retryable: false,
    fix: {label: 'Say one of the names in the settings', action: 'open.options'},
  },
  'settings.invalid': {message: 'That setting cannot be used.', retryable: false, fix: options},
  internal: {message: 'Something in Parley went wrong.', retryable: true, fix: retry},
} as const satisfies Record<string, FailureText>;

export type FailureReason = keyof typeof FAILURES;

/**
 * The failure a person is shown for a reason.
 * `detail` is what the machine said, cut to 300 characters and without keys, which services echo in their errors; `message` replaces the general sentence by a closer one.
 */
export function describeFailure(reason: FailureReason, detail?: string, message?: string): Failure {
  const text: FailureText = FAILURES[reason];
  return {
    reason,
    message: message ?? text.message,
    retryable: text.retryable,
    fix: text.fix,
    ...(detail ? {detail: detail.replaceAll(KEYS, '[key]').slice(0, 300)} : {}),
  };
}

/** The one error type thrown on purpose: it carries a reason, and with it a sentence and a fix. */
export class ParleyError extends Error {
  readonly reason: FailureReason;
  readonly failure: Failure;

  constructor(reason: FailureReason, more: {detail?: string; message?: string; cause?: unknown} = {}) {
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
