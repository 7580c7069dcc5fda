import {signal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import {toFailure, type Failure} from '../protocol/failures.ts';

/** What went wrong with the last thing the person did on this page, if the snapshot does not tell it. */
export const lastFailure = signal<Failure | null>(null);

/** Does something on the person's behalf; a failure is shown, not thrown. */
export function act(work: () => Promise<unknown>): void {
  lastFailure.value = null;
  work().catch((error: unknown) => {
    lastFailure.value = toFailure(error);
  });
}

export const talk = {
  begin: () => act(() => sendCommand('talk.begin', {})),
  end: () => act(() => sendCommand('talk.end', {})),
  type: (text: string) => act(() => sendCommand('talk.type', {text})),
  hangUp: () => act(() => sendCommand('session.close', {})),
};
