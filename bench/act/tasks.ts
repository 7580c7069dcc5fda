/** The tasks of MiniWoB++ that are done, by the names of their files. */
export const TASKS = [
  'click-button',
  'click-dialog',
  'click-dialog-2',
  'click-link',
  'click-tab',
  'click-tab-2',
  'click-test',
  'click-test-2',
  'click-widget',
  'click-menu',
  'click-option',
  'click-checkboxes',
  'click-button-sequence',
  'choose-list',
  'enter-text',
  'enter-password',
  'focus-text',
  'focus-text-2',
  'navigate-tree',
  'email-inbox-delete',
] as const;
export type Task = (typeof TASKS)[number];

/** Those that are also spoken: what they name are words that a recogniser can know. */
export const SPOKEN_TASKS = [
  'click-button',
  'click-dialog',
  'click-dialog-2',
  'click-tab',
  'click-test',
  'click-test-2',
  'click-button-sequence',
  'choose-list',
  'focus-text',
  'focus-text-2',
] as const satisfies readonly Task[];
