import type {Agent} from './tasks/index.ts';

let opening: Promise<Agent> | null = null;

/** The agent behind the gateway. Its code is evaluated when somebody first asks for it (docs/decisions/0018, 0025). */
export function agent(): Promise<Agent> {
  opening ??= import('./tasks/index.ts').then(({startAgent}) => startAgent());
  return opening;
}

/** The same, if somebody has asked already. */
export function openedAgent(): Promise<Agent> | null {
  return opening;
}
