import {LINE_TABLE, type LineEffect} from '../core/line-machine.ts';
import {handOverAt, retryDelay, type LineNeed} from '../core/line-policy.ts';
import {createMachine} from '../core/machine.ts';
import type {SessionState} from '../core/session-machine.ts';
import {now} from '../platform/clock.ts';
import {createLog} from '../platform/log.ts';
import {describeFailure, type Failure} from '../protocol/failures.ts';
import type {Grants} from './grants.ts';
import {openSession, type Session, type SessionParts} from './session.ts';
import type {VoiceEvent, VoiceProvider} from './voice-provider.ts';

const log = createLog('session');

/** The state of the connection as it is shown: that of its session, or the wait between two. */
export type Connection = SessionState | 'waiting';

/** What the line tells the conversation that is held over it. */
export interface LineListener {
  onChange: () => void;
  /** A session answers: for the first time, after a loss, or in the place of one that was about to end. */
  onReady: () => void;
  /** The session that served is gone; another is on its way. */
  onFaltered: (failure: Failure) => void;
  /** There will be no session until somebody wants one again. */
  onFailure: (failure: Failure) => void;
  onEvent: (event: VoiceEvent) => void;
  onSpan: (name: 'token' | 'connect', start: number) => void;
  /** Who needs the line now, and for how long words have been waiting for it, in ms. */
  need: () => {need: LineNeed; forMs: number};
}

/** One session after another to the same service, so that a conversation does not notice where one ends. */
export interface Line {
  readonly connection: Connection;
  readonly id: string | null;
  readonly host: string | null;
  /** Attempts that failed since the line last stood. */
  readonly attempt: number;
  /** The provider while a session answers, else `null`. */
  readonly provider: VoiceProvider | null;
  /** Opens a session unless one is open or opening; does not wait for the next attempt. */
  want: () => void;
  /**
   * Opens another session beside the present one, which goes on until the other answers; then `isQuiet` is asked until
   * it allows the change.
   */
  renew: (why: string) => void;
  /** Somebody may have fallen silent: a successor that waits for it takes over. */
  settle: () => void;
  close: () => void;
}

/** Runs the machine of the line. `isQuiet` tells whether nobody would notice a change of session. */
export function createLine(
  parts: Omit<SessionParts, 'authorise'> & {grants: Grants; isQuiet: () => boolean},
  listener: LineListener,
): Line {
  const {grants} = parts;
  const sessionParts: SessionParts = {...parts, authorise: grants.take};
  let session: Session | null = null;
  let successor: Session | null = null;
  let failure: Failure = describeFailure('internal');
  let delay = 0;
  let attempt = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let handOverTimer: ReturnType<typeof setTimeout> | undefined;

  const effects: Record<LineEffect, () => void> = {
    openSession() {
      session = successor ?? open();
      successor = null;
      listener.onChange();
    },
    announceReady() {
      attempt = 0;
      grants.keepFresh();
      scheduleHandOver();
      listener.onChange();
      listener.onReady();
    },
    wait() {
      attempt += 1;
      dropSession();
      retryTimer = setTimeout(() => machine.send('due'), delay);
      listener.onChange();
      listener.onFaltered(failure);
    },
    stopWaiting: () => clearTimeout(retryTimer),
    giveUp() {
      hangUp();
      listener.onFailure(failure);
    },
    takeSuccessor() {
      log.info('another session takes over', {from: session?.id, to: successor?.id});
      dropSession();
      session = successor;
      successor = null;
    },
    hangUp,
  };
  const machine = createMachine({
    table: LINE_TABLE,
    initial: 'down',
    run: (effect) => effects[effect](),
    onStep: (from, event, to) => {
      log.debug(`line ${from} → ${to}`, {event, attempt});
    },
    onUnlisted: (state, event) => log.debug('line event has no edge', {state, event}),
  });

  function open(): Session {
    const mine = openSession(sessionParts, {
      onChange: listener.onChange,
      onSpan: listener.onSpan,
      onReady() {
        if (mine === session) machine.send('ready');
        else settle();
      },
      onFailure(reason) {
        if (mine === session) falter(reason);
        else loseSuccessor(reason);
      },
      onEvent(event) {
        if (mine === session) listener.onEvent(event);
      },
    });
    return mine;
  }

  /** A session that was opening or stood is over: by policy another follows, or none. */
  function falter(reason: Failure): void {
    failure = reason;
    // A token that may have been turned down is no use for the next attempt.
    if (reason.reason === 'connect.refused') grants.forget();
    if (successor?.state === 'ready') {
      machine.send('succeeded');
      return;
    }
    const {need, forMs} = listener.need();
    const wait = retryDelay({reason: reason.reason, attempt, need, forMs, random: Math.random()});
    log.warn('the session ended', {reason: reason.reason, attempt, need, wait});
    delay = wait ?? 0;
    machine.send(wait === null ? 'failed' : 'faltered');
  }

  /** The present session goes on; should it end, the line falters and connects by its policy. */
  function loseSuccessor(reason: Failure): void {
    log.warn('a successor failed', {reason: reason.reason});
    successor = null;
  }

  function dropSession(): void {
    session?.close();
    session = null;
    clearTimeout(handOverTimer);
  }

  function hangUp(): void {
    dropSession();
    successor?.close();
    successor = null;
    attempt = 0;
    grants.letGo();
    listener.onChange();
  }

  function scheduleHandOver(): void {
    clearTimeout(handOverTimer);
    const expiresAt = session?.provider?.expiresAt;
    if (!session || !expiresAt) return;
    const due = handOverAt(session.openedAt, expiresAt) - now();
    handOverTimer = setTimeout(() => renew('its time is nearly over'), Math.max(0, due));
  }

  function renew(why: string): void {
    if (machine.state !== 'up' || successor) return;
    log.info('a successor is opened', {why, from: session?.id});
    successor = open();
  }

  function settle(): void {
    if (successor?.state === 'ready' && parts.isQuiet()) machine.send('succeeded');
  }

  return {
    get connection() {
      return machine.state === 'waiting' ? 'waiting' : (session?.state ?? 'closed');
    },
    get id() {
      return session?.id ?? null;
    },
    get host() {
      return session?.host ?? null;
    },
    get attempt() {
      return attempt;
    },
    get provider() {
      return machine.state === 'up' ? (session?.provider ?? null) : null;
    },
    want() {
      if (machine.state === 'down' || machine.state === 'waiting') machine.send('want');
    },
    renew,
    settle,
    close() {
      if (machine.state !== 'down') machine.send('close');
    },
  };
}
