import type {OpenAIRealtimeBase} from '@openai/agents-realtime';
import type {RealtimeServerEvent} from 'openai/resources/realtime/realtime';
import {joinTerms, type SessionTerms} from '../core/hosted-session.ts';
import {ParleyError} from '../protocol/failures.ts';

/** Names the one update that brings Parley's tools into a session. */
const UPDATE = 'parley_join';

/** Brings Parley's instructions and tools into a session that a gateway has minted. */
export interface HostedJoin {
  /** Looks at what the service says; answers whether it was meant for this alone. */
  note: (event: RealtimeServerEvent) => boolean;
  /** Resolves when the session has them. @throws ParleyError `voice.unsuitable` where it does not take them */
  join: (own: SessionTerms) => Promise<void>;
}

export function createHostedJoin(
  send: (event: Parameters<OpenAIRealtimeBase['sendEvent']>[0]) => void,
): HostedJoin {
  let minted: unknown = null;
  let answer: ((problem: string | null) => void) | null = null;

  return {
    note(event) {
      if (event.type === 'session.created') minted = event.session;
      else if (event.type === 'session.updated') answer?.(null);
      else if (event.type === 'error' && event.error.event_id === UPDATE) {
        answer?.(event.error.message);
        return true;
      }
      return false;
    },
    async join(own) {
      const answered = new Promise<string | null>((resolve) => {
        answer = resolve;
      });
      send({
        type: 'session.update',
        event_id: UPDATE,
        session: {type: 'realtime', ...joinTerms(minted, own)},
      });
      const problem = await answered;
      answer = null;
      if (problem !== null) throw new ParleyError('voice.unsuitable', {detail: problem});
    },
  };
}
