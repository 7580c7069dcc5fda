import type {SharedTab, ShareStatus} from '../protocol/sharing.ts';

/** What a person is told of a shared tab: how the way to it stands, and what the agent has done there. */
export interface ShareReport {
  /** One sentence. */
  state: string;
  /** What the agent has done there so far, in one sentence. */
  done: string;
  /** Whether something has to be done in the settings or at the gateway. */
  needsPerson: boolean;
}

/** Says it in words. `status` is `null` until something was told of the way. */
export function reportShare({looks}: Pick<SharedTab, 'looks'>, status: ShareStatus | null): ShareReport {
  return {...stateOf(status), done: doneWords(looks)};
}

function stateOf(status: ShareStatus | null): Pick<ShareReport, 'state' | 'needsPerson'> {
  const failure = status?.link.failure ?? null;
  if (failure && status?.link.phase !== 'connected') return {state: failure.message, needsPerson: true};
  switch (status?.approval) {
    case 'given':
      return {state: 'Your agent can look at this tab.', needsPerson: false};
    case 'waiting':
      return {
        state: 'The gateway waits for you to approve this: the settings show how.',
        needsPerson: true,
      };
    default:
      return {state: 'Connecting to your agent…', needsPerson: false};
  }
}

function doneWords({read, pictures, shown, acts}: SharedTab['looks']): string {
  const parts = [
    read > 0 ? `read it ${times(read)}` : '',
    pictures > 0 ? `took ${pictures === 1 ? 'one picture' : `${pictures} pictures`}` : '',
    shown > 0 ? `pointed at something ${times(shown)}` : '',
    acts > 0 ? `acted on it ${times(acts)}` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'It has not looked yet.' : `It has ${parts.join(', ')}.`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
