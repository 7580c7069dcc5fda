import {signal} from '@preact/signals';
import {sendCommand} from '../platform/bus.ts';
import {toFailure, type Failure} from '../protocol/failures.ts';

/** What went wrong with the last thing the person did on this page, if the snapshot does not tell it. */
export const lastFailure = signal<Failure | null>(null);

/** Does something on the person's behalf; a failure is shown, not thrown, until they do something else. */
export function act(work: () => Promise<unknown>): void {
  lastFailure.value = null;
  work().catch((error: unknown) => {
    lastFailure.value = toFailure(error);
  });
}

/**
 * Makes something that reads anew what a view shows, by itself. It leaves what is shown of the person's own act as it is. Its
 * own failure is shown where there is none yet, until it can read again or the person does something.
 */
export function refresher(read: () => Promise<unknown>): () => void {
  let shown: Failure | null = null;
  const isMine = () => lastFailure.value === shown;
  return () => {
    read().then(
      () => {
        if (isMine()) lastFailure.value = null;
        shown = null;
      },
      (error: unknown) => {
        if (lastFailure.value !== null && !isMine()) return;
        lastFailure.value = shown = toFailure(error);
      },
    );
  };
}

export const talk = {
  begin: () => act(() => sendCommand('talk.begin', {})),
  end: () => act(() => sendCommand('talk.end', {})),
  type: (text: string) => act(() => sendCommand('talk.type', {text})),
  hangUp: () => act(() => sendCommand('session.close', {})),
};
