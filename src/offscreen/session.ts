import {createMachine} from '../core/machine.ts';
import {SESSION_TABLE, type SessionEffect, type SessionState} from '../core/session-machine.ts';
import type {TurnTaking} from '../core/turn-taking.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {SessionGrant} from '../protocol/commands.ts';
import {describeFailure, toFailure, type Failure} from '../protocol/failures.ts';
import type {Call, CallTerms} from './call.ts';
import type {VoiceListener, VoiceProvider} from './voice-provider.ts';

const log = createLog('session');

/** What a session tells the line it belongs to. */
export interface SessionListener {
  onChange: () => void;
  onReady: () => void;
  /** The attempt, or the session that stood, is over. */
  onFailure: (failure: Failure) => void;
  onEvent: VoiceListener;
  onSpan: (name: 'token' | 'connect', start: number) => void;
}

/** What a session is made of. */
export interface SessionParts {
  authorise: () => Promise<SessionGrant>;
  service: {
    placeCall: (terms: Promise<CallTerms>) => Call;
    /** Asynchronous: the SDK is loaded while the call is on its way. */
    createProvider: (call: Call, listen: VoiceListener) => Promise<VoiceProvider>;
  };
  turnTaking: () => TurnTaking;
}

/** One connection to the service, from its token to its end. */
export interface Session {
  readonly state: SessionState;
  readonly id: string;
  readonly openedAt: number;
  /** Host of the service, such as `api.openai.com`; `null` until a token was given. */
  readonly host: string | null;
  /** The provider while the session is ready, else `null`. */
  readonly provider: VoiceProvider | null;
  close: () => void;
}

/** Opens a session and runs its machine. After `close` it tells nothing more. */
export function openSession(parts: SessionParts, listener: SessionListener): Session {
  const id = newId('sess');
  const openedAt = now();
  let isOver = false;
  /** Asked again after every wait. */
  const hasEnded = () => isOver;
  let grant: SessionGrant | null = null;
  let call: Call | null = null;
  let provider: VoiceProvider | null = null;
  let failure: Failure = describeFailure('internal');

  const effects: Record<SessionEffect, () => void> = {
    authorise: () => inBackground(authorise(), log, 'authorising'),
    connect: () => inBackground(connect(), log, 'connecting'),
    announceReady: () => listener.onReady(),
    disconnect,
    reportFailure: () => {
      isOver = true;
      listener.onFailure(failure);
    },
  };
  const machine = createMachine({
    table: SESSION_TABLE,
    initial: 'closed',
    run: (effect) => effects[effect](),
    onStep(from, event, to) {
      log.debug(`session ${from} → ${to}`, {event, id});
      if (!isOver) listener.onChange();
    },
    onUnlisted: (state, event) => log.debug('session event has no edge', {state, event}),
  });
  const fail = (event: 'failed' | 'lost', error: Failure) => {
    failure = error;
    machine.send(event);
  };

  function disconnect(): void {
    if (provider) provider.close();
    else call?.close();
  }

  async function authorise(): Promise<void> {
    const start = now();
    try {
      const giving = parts.authorise();
      // Its offer needs no token.
      call = parts.service.placeCall(giving);
      const given = await giving;
      if (hasEnded()) return;
      grant = given;
      listener.onSpan('token', start);
      machine.send('authorised');
    } catch (error) {
      if (!hasEnded()) fail('failed', toFailure(error));
    }
  }

  async function connect(): Promise<void> {
    const start = now();
    try {
      if (!call) throw new Error('no call was placed');
      await call.placed;
      const made = await parts.service.createProvider(call, (event) => {
        if (hasEnded()) log.debug('an event of a session that is over was dropped', {type: event.type});
        else if (event.type === 'closed') fail('lost', event.failure);
        else listener.onEvent(event);
      });
      if (hasEnded() || !grant) {
        made.close();
        return;
      }
      provider = made;
      await made.connect(grant, parts.turnTaking());
      if (hasEnded()) return;
      listener.onSpan('connect', start);
      machine.send('connected');
    } catch (error) {
      if (!hasEnded()) fail('failed', toFailure(error));
    }
  }

  const session: Session = {
    get state() {
      return machine.state;
    },
    id,
    openedAt,
    get host() {
      return grant ? new URL(grant.callsUrl).host : null;
    },
    get provider() {
      return machine.state === 'ready' ? provider : null;
    },
    close() {
      isOver = true;
      machine.send('close');
    },
  };
  // Begun in a task of its own, so that whoever opens it holds it before it tells anything.
  queueMicrotask(() => {
    if (!hasEnded()) machine.send('open');
  });
  return session;
}
