import type {RealtimeSessionCreateRequest} from 'openai/resources/realtime/realtime';
import {HttpProblem, invalid} from './api-errors.ts';
import type {Step} from './brain/talk.ts';
import type {EventLog} from './event-log.ts';
import type {FaultBoard, SuddenFault} from './faults.ts';
import type {Hearing} from './hearing/hearing.ts';
import {createId} from './ids.ts';
import {acceptOffer} from './peer.ts';
import type {SchemaCheck} from './schema-check.ts';
import {createSession, type Session, type SessionStatus} from './session.ts';

export interface CallsOptions {
  hearing: Hearing;
  faults: FaultBoard;
  log: EventLog;
  schema: SchemaCheck;
  /** How long a session that begins now may last, in ms. */
  sessionLifeMs: () => number;
  connectTimeoutMs: number;
  wordsPerMinute?: number | undefined;
  scripted: () => Step | null;
}

/** The calls of a server, each with its session. */
export interface Calls {
  /** Answers an SDP offer. Throws 400 if it cannot be understood. */
  accept(
    offer: string,
    config: RealtimeSessionCreateRequest | null,
  ): Promise<{callId: string; answer: string}>;
  /** Throws 404 for a call that is not there. */
  hangUp(callId: string): Promise<void>;
  suffer(fault: SuddenFault): void;
  /** Sends events of a test's making to every session; how many sessions there were. */
  sendRaw(events: readonly Record<string, unknown>[], isChecked: boolean): number;
  status(): {ever: number; open: number; live: SessionStatus[]};
  close(): Promise<void>;
}

export function createCalls(options: CallsOptions): Calls {
  const sessions = new Map<string, Session>();
  let ever = 0;

  return {
    async accept(offer, config) {
      if (!/^v=0\r?\n/.test(offer) || !/^m=audio /m.test(offer) || !/^m=application /m.test(offer)) {
        throw new HttpProblem(
          400,
          invalid(
            'invalid_offer',
            'The SDP offer could not be parsed: audio and a data channel are expected.',
          ),
        );
      }
      const callId = createId('rtc');
      const session = await createSession({
        ...options,
        callId,
        config,
        lifeMs: options.sessionLifeMs(),
        onEnded: () => sessions.delete(callId),
      });
      sessions.set(callId, session);
      ever += 1;
      try {
        const isUnreachable = options.faults.current().unreachable;
        const {connectTimeoutMs} = options;
        const peer = await acceptOffer({offer, isUnreachable, connectTimeoutMs}, session);
        await session.attach(peer);
        return {callId, answer: peer.answer};
      } catch (error) {
        await session.close('server closed');
        const detail = error instanceof Error ? error.message : String(error);
        throw new HttpProblem(400, invalid('invalid_offer', `The SDP offer was not accepted: ${detail}`));
      }
    },
    async hangUp(callId) {
      const session = sessions.get(callId);
      if (!session) {
        const message = `No session found for call_id '${callId}'.`;
        throw new HttpProblem(404, invalid('call_id_not_found', message, 'call_id'));
      }
      await session.close('hung up');
    },
    suffer(fault) {
      for (const session of [...sessions.values()]) {
        switch (fault) {
          case 'dropIce':
            session.vanish();
            break;
          case 'closeChannel':
            session.closeChannel();
            break;
          case 'expireSessions':
            session.expire();
            break;
        }
      }
    },
    sendRaw(events, isChecked) {
      for (const session of sessions.values()) for (const event of events) session.sendRaw(event, isChecked);
      return sessions.size;
    },
    status: () => ({
      ever,
      open: sessions.size,
      live: [...sessions.values()].map((session) => session.describe()),
    }),
    async close() {
      await Promise.all([...sessions.values()].map((session) => session.close('server closed')));
    },
  };
}
