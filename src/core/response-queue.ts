/** What asks a service for a response; whatever else it holds is sent as it is. */
export interface ResponseRequest {
  type: 'response.create';
  response: object;
}

/** What a service tells that matters here. Source: OpenAI's Realtime API, server events. */
export interface ResponseNews {
  type: string;
  /** Of an event of type `error`: what was wrong, and with which event of ours. */
  error?: {code?: string | null | undefined; event_id?: string | null | undefined};
}

export interface ResponseQueue {
  /** Asks for a response as soon as none is being made. */
  ask: (request: ResponseRequest) => void;
  /** Takes every event of the service. */
  note: (news: ResponseNews) => void;
  /** Whether a response is being made that can be cancelled, and was not yet; it counts as cancelled from now on. */
  cancel: () => boolean;
  /** The end of the response that is being made, cancelled or not, with which its cost is told; `null` where there is none. */
  ending: () => Promise<void> | null;
}

/** Source: OpenAI's Realtime API, the error that answers a request made too early. */
export const TOO_EARLY = 'conversation_already_has_active_response';

/**
 * A service makes one response at a time, and refuses to be asked for a second. So requests wait for the end of the one before,
 * also where it was cancelled or begun by the service itself. `send` gets each with an id of its own.
 */
export function createResponseQueue(
  send: (request: ResponseRequest & {event_id: string}) => void,
): ResponseQueue {
  let state: 'free' | 'asked' | 'running' | 'cancelled' = 'free';
  const waiting: ResponseRequest[] = [];
  let end = Promise.withResolvers<undefined>();
  let last: {request: ResponseRequest; id: string} | null = null;
  let asked = 0;

  const next = () => {
    if (state !== 'free') return;
    const request = waiting.shift();
    if (!request) return;
    asked += 1;
    last = {request, id: `ask_${asked}`};
    state = 'asked';
    send({...request, event_id: last.id});
  };
  const refused = ({code, event_id}: NonNullable<ResponseNews['error']>) => {
    if (!last || event_id !== last.id) return;
    const {request} = last;
    last = null;
    if (code === TOO_EARLY) {
      // Its beginning has been told, or is about to be; its end will be.
      waiting.unshift(request);
      if (state === 'asked') state = 'running';
      else next();
    } else if (state === 'asked') {
      state = 'free';
      next();
    }
  };

  return {
    ask(request) {
      waiting.push(request);
      next();
    },
    note({type, error}) {
      if (type === 'response.created') state = 'running';
      if (type === 'response.done') {
        state = 'free';
        end.resolve(undefined);
        end = Promise.withResolvers();
        next();
      }
      if (type === 'error' && error) refused(error);
    },
    cancel() {
      if (state !== 'running') return false;
      state = 'cancelled';
      return true;
    },
    ending: () => (state === 'running' || state === 'cancelled' ? end.promise : null),
  };
}
