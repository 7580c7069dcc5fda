import {createMachine} from '../core/machine.ts';
import {SESSION_TABLE, type SessionEffect, type SessionState} from '../core/session-machine.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {newId} from '../platform/id.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {SessionGrant} from '../protocol/commands.ts';
import {describeFailure, toFailure, type Failure} from '../protocol/failures.ts';
import type {VoiceListener, VoiceProvider} from './voice-provider.ts';

const log = createLog('session');

/** What a session tells the conversation it serves. */
export interface SessionListener {
  onChange: () => void;
  onReady: () => void;
  /** The attempt, or the session that stood, is over. */
  onFailure: (failure: Failure) => void;
  onEvent: VoiceListener;
  onSpan: (name: 'token' | 'connect', start: number) => void;
}

export interface Session {
  readonly state: SessionState;
  readonly id: string | null;
  /** Host of the service, such as `api.openai.com`; `null` unless a token was given for this session. */
  readonly host: string | null;
  /** The provider while the session is ready, else `null`. */
  readonly provider: VoiceProvider | null;
  /** Opens the session unless it is open or opening. */
  open: () => void;
  close: () => void;
}

/** Runs the session's machine. `createProvider` is asynchronous: the SDK is loaded when it is first needed. */
export function createSession(
  createProvider: (listen: VoiceListener) => Promise<VoiceProvider>,
  listener: SessionListener,
): Session {
  let id: string | null = null;
  let grant: SessionGrant | null = null;
  let provider: VoiceProvider | null = null;
  let failure: Failure = describeFailure('internal');

  const effects: Record<SessionEffect, () => void> = {
    authorise: () => inBackground(authorise(), log, 'authorising'),
    connect: () => inBackground(connect(), log, 'connecting'),
    announceReady: listener.onReady,
    disconnect() {
      provider?.close();
      provider = null;
    },
    reportFailure: () => listener.onFailure(failure),
  };
  const machine = createMachine({
    table: SESSION_TABLE,
    initial: 'closed',
    run: (effect) => effects[effect](),
    onStep(from, event, to) {
      log.debug(`session ${from} → ${to}`, {event, id});
      if (to === 'closed') {
        id = null;
        grant = null;
      }
      listener.onChange();
    },
    onUnlisted: (state, event) => log.debug('session event has no edge', {state, event}),
  });
  const fail = (event: 'failed' | 'lost', error: Failure) => {
    failure = error;
    machine.send(event);
  };

  async function authorise(): Promise<void> {
    const mine = (id = newId('sess'));
    const start = now();
    try {
      const given = await sendCommand('session.authorise', {sessionId: mine});
      if (mine !== id) return;
      grant = given;
      listener.onSpan('token', start);
      machine.send('authorised');
    } catch (error) {
      if (mine === id) fail('failed', toFailure(error));
    }
  }

  async function connect(): Promise<void> {
    const mine = id;
    const start = now();
    try {
      const made = await createProvider((event) => {
        if (mine !== id) return;
        if (event.type === 'closed') fail('lost', event.failure);
        else listener.onEvent(event);
      });
      if (mine !== id || !grant) {
        made.close();
        return;
      }
      provider = made;
      await made.connect(grant);
      if (mine !== id) return;
      listener.onSpan('connect', start);
      machine.send('connected');
    } catch (error) {
      if (mine === id) fail('failed', toFailure(error));
    }
  }

  return {
    get state() {
      return machine.state;
    },
    get id() {
      return id;
    },
    get host() {
      return grant ? new URL(grant.callsUrl).host : null;
    },
    get provider() {
      return machine.state === 'ready' ? provider : null;
    },
    open() {
      if (machine.state === 'closed') machine.send('open');
    },
    close() {
      if (machine.state !== 'closed') machine.send('close');
    },
  };
}
