/** What the one button under a failure does. */
export const FIX_ACTIONS = [
  'retry',
  'open.welcome',
  'open.options',
  'open.shortcuts',
  'open.permissions',
] as const;
export type FixAction = (typeof FIX_ACTIONS)[number];

/** What a person is told of a failure: one sentence, fit to be spoken, and the one thing to do. */
export interface FailureText {
  message: string;
  /** Whether the same attempt may succeed later without anything being changed. */
  retryable: boolean;
  /** `action` is set where a button can do it. */
  fix: {label: string; action: FixAction | null};
}

/** Fixes that several failures share. */
export const RETRY = {label: 'Try again', action: 'retry'} as const;
export const OPTIONS = {label: 'Open settings', action: 'open.options'} as const;
export const WELCOME = {label: 'Allow the microphone', action: 'open.welcome'} as const;
