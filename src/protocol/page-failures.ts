import {OPTIONS, type FailureText} from './failure-text.ts';

/** Ways in which a page, or something on it, cannot be read, found, pictured or used. */
export const PAGE_FAILURES = {
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
    fix: OPTIONS,
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
  'page.hidden': {
    message: 'You have chosen that Parley does not look at this site.',
    retryable: false,
    fix: {label: 'Let it look at this site, in its popup', action: null},
  },
} as const satisfies Record<string, FailureText>;
