import type {RealtimeServerEvent} from 'openai/resources/realtime/realtime';

/** How long a session that was closed waits for what its last answer was billed, in ms. */
const LONGEST_WAIT_MS = 2_000;

/** The answers that a service is still making: what each is billed is told with its end. */
export interface OpenResponses {
  /** Takes every event of the session. */
  note: (event: RealtimeServerEvent) => void;
  /** Calls `onEnd` when the last of them has ended, or too much time has passed. */
  whenDone: (onEnd: () => void) => void;
  readonly count: number;
}

export function createOpenResponses(): OpenResponses {
  const open = new Set<string>();
  let end: () => void = () => undefined;
  return {
    note(event) {
      if (event.type === 'response.created') open.add(event.response.id ?? '');
      if (event.type !== 'response.done') return;
      open.delete(event.response.id ?? '');
      if (open.size === 0) end();
    },
    whenDone(onEnd) {
      const timer = setTimeout(() => end(), LONGEST_WAIT_MS);
      end = () => {
        clearTimeout(timer);
        end = () => undefined;
        onEnd();
      };
    },
    get count() {
      return open.size;
    },
  };
}
