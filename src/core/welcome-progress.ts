import type {TurnRecord} from '../protocol/turn-record.ts';

/** The steps of the welcome tab, in their order. */
export const STEPS = ['microphone', 'key', 'shortcut', 'try'] as const;
export type StepName = (typeof STEPS)[number];

/** What is done already, by what there is and by the turns that were held. */
export function doneSteps(
  now: {permission: PermissionState; hasKey: boolean; isShortcutSeen: boolean},
  turns: readonly Pick<TurnRecord, 'outcome' | 'source'>[],
): ReadonlySet<StepName> {
  const spoken = turns.filter(({outcome, source}) => outcome === 'answered' && source !== 'typed');
  const done = new Set<StepName>();
  if (now.permission === 'granted') done.add('microphone');
  if (now.hasKey) done.add('key');
  if (now.isShortcutSeen || spoken.some(({source}) => source === 'shortcut')) done.add('shortcut');
  if (spoken.length > 0) done.add('try');
  return done;
}

/** Where the person goes on: the first step that is not done; `null` when all are. */
export function nextStep(done: ReadonlySet<StepName>): StepName | null {
  return STEPS.find((step) => !done.has(step)) ?? null;
}
