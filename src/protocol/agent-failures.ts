import {OPTIONS, type FailureText} from './failure-text.ts';

/** Ways in which the gateway, its agents and their work, and what is shared with them can fail. */
export const AGENT_FAILURES = {
  'gateway.missing': {
    message: 'Parley does not know your OpenClaw gateway yet.',
    retryable: false,
    fix: OPTIONS,
  },
  'gateway.address': {message: 'That address of a gateway cannot be used.', retryable: false, fix: OPTIONS},
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
  'share.unsure': {
    message: 'Parley is not sure that you want to share this tab with your agent, so it is not shared.',
    retryable: true,
    fix: {label: 'Say “share this tab with my agent”, or press the button in the popup', action: null},
  },
  'share.none': {
    message: 'No tab is shared with your agent.',
    retryable: false,
    fix: {label: 'Share one with the button in the popup', action: null},
  },
  'share.stopped': {
    message: 'You have stopped sharing the tab with your agent.',
    retryable: false,
    fix: {label: 'Share it again if you want to', action: null},
  },
  'share.left': {
    message: 'The shared tab went to another site or was closed, so it is not shared any more.',
    retryable: false,
    fix: {label: 'Share the tab again where it is now', action: null},
  },
  'share.lost': {
    message: 'The gateway could not be reached for a while, so the tab is not shared any more.',
    retryable: true,
    fix: {label: 'See the settings for what is in the way, then share it again', action: 'open.options'},
  },
  'share.behind': {
    message: 'The shared tab is not in front, so nobody would see that.',
    retryable: true,
    fix: {label: 'Bring the shared tab to the front, then ask again', action: null},
  },
  'share.off': {
    message: 'You have not allowed your agent to click and type.',
    retryable: false,
    fix: {label: 'Allow it in the settings', action: 'open.options'},
  },
  'share.unanswered': {
    message: 'Parley asked you for your agent and got no answer in time, so nothing was done.',
    retryable: true,
    fix: {label: 'Let the agent ask again, then answer in the popup', action: null},
  },
  'share.unapproved': {
    message: 'The gateway waits for you to approve what your agent may do with a shared tab.',
    retryable: true,
    fix: {label: 'Approve it there; the settings show how', action: 'open.options'},
  },
  'voice.old': {
    message: 'The gateway is too old to lend its voice.',
    retryable: false,
    fix: {label: 'Update OpenClaw, or use a key of your own', action: 'open.options'},
  },
  'voice.unconfigured': {
    message: 'The gateway has no realtime voice to lend.',
    retryable: false,
    fix: {label: 'Set up Talk at the gateway: talk.realtime with provider openai and its key', action: null},
  },
  'voice.key': {
    message: 'The voice service refused the key that the gateway has for it.',
    retryable: false,
    fix: {label: 'Put a key that is good into the gateway’s Talk settings', action: null},
  },
  'voice.relay': {
    message: 'The gateway keeps the connection to its voice to itself.',
    retryable: false,
    fix: {label: 'Set talk.realtime.transport to webrtc at the gateway', action: null},
  },
  'voice.unsuitable': {
    message: 'The gateway’s voice does not let Parley see pages or point at things.',
    retryable: false,
    fix: {
      label: 'Choose an OpenAI realtime model, such as gpt-realtime-2.1, in the gateway’s Talk settings',
      action: null,
    },
  },
  'voice.address': {
    message: 'The gateway names an address for its voice that Chrome does not let Parley reach.',
    retryable: false,
    fix: {label: 'Allow it in the settings', action: 'open.options'},
  },
  'voice.refused': {
    message: 'The gateway could not open a session with its voice.',
    retryable: true,
    fix: {label: 'Try again; the gateway’s log says more', action: 'retry'},
  },
  'higher.missing': {
    message: 'Parley knows no stronger model to ask.',
    retryable: false,
    fix: {label: 'Set a gateway or a model for exact answers in the settings', action: 'open.options'},
  },
  'higher.timeout': {
    message: 'The stronger model did not answer in time.',
    retryable: true,
    fix: {label: 'Ask again, or hand it over as work', action: null},
  },
  'higher.refused': {
    message: 'The stronger model gave no answer.',
    retryable: true,
    fix: {label: 'Check the model for exact answers in the settings', action: 'open.options'},
  },
  'higher.unreachable': {
    message: 'The stronger model could not be reached.',
    retryable: true,
    fix: {label: 'Check the network, then ask again', action: null},
  },
  'task.unheard': {
    message: 'Parley could not make out what you said for the task.',
    retryable: true,
    fix: {label: 'Say it again, or type it', action: null},
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
} as const satisfies Record<string, FailureText>;
