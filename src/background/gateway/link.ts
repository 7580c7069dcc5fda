import {isFinal, linkRetryDelay, type LinkNeed} from '../../core/gateway-policy.ts';
import {isLoopback} from '../../core/gateway-address.ts';
import {GATEWAY_TABLE, type LinkEffect} from '../../core/gateway-machine.ts';
import type {GatewayTrouble} from '../../core/gateway-trouble.ts';
import {createMachine} from '../../core/machine.ts';
import {now} from '../../platform/clock.ts';
import {readGatewayStatus, writeGatewayStatus} from '../../platform/gateway-status-store.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {describeFailure, ParleyError, type FailureReason} from '../../protocol/failures.ts';
import type {GatewayStatus} from '../../protocol/gateway.ts';
import type {EventFrame} from '@openclaw/gateway-protocol';
import {openConnection, type Connection, type ConnectionListener} from './connection.ts';

const log = createLog('gateway');

/** Chrome ends a worker that has rested for 30 s; a call of its API counts as no rest. Source: Chrome's documentation. */
const KEEPALIVE_MS = 20_000;
/** Without work the connection is let go, and the worker may sleep. */
const IDLE_CLOSE_MS = 20_000;
/** The person may look on for as long once it works. */
const PERSON_MS = 60_000;

/** What the link tells those who work over it. */
export interface LinkListener {
  /** The gateway has let us in: for the first time, or again. What was followed has to be followed anew. */
  onUp: () => void;
  onEvent: (event: EventFrame) => void;
  onGap: () => void;
}

/** Who may need it: work that is under way, a question to the agent, a person who sets it up, a conversation over the gateway's voice. */
type Need = 'work' | 'question' | 'person' | 'voice';

/** The one connection to the gateway, kept up for as long as somebody needs it. */
export interface Link {
  readonly isUp: boolean;
  /** The agent that works where none is named. */
  readonly agentId: string;
  /** What the gateway said of its limits when it last let us in; see `core/gateway-limits.ts`. */
  readonly policy: unknown;
  /** Somebody needs it: it is opened, unless the gateway has said something that only the person can set right. */
  want: (need: Need, isNeeded: boolean) => void;
  /** Resolves once the gateway has let us in. @throws ParleyError with what is in the way, or `gateway.unreachable` after `ms` */
  whenUp: (ms: number) => Promise<void>;
  /** The person says try now. A locked gateway is left alone until it lets in again. */
  retry: () => void;
  /** Asks the gateway. Rejects with its error, or with `gateway.lost` where there is no connection. */
  request: <T>(method: string, params: unknown) => Promise<T>;
  /** Where the gateway is, as an origin; `null` without one. Work goes to the gateway it was handed to, and no other. */
  readonly origin: string | null;
  /** Goes to another address, or to none; `isAnew` also where it is the same, since the token is another. */
  moveTo: (url: URL | null, isAnew: boolean) => void;
}

/** As whom a link is kept up, and where it is written how it stands. */
export interface LinkSelf {
  connect: (url: URL, listener: ConnectionListener) => Connection;
  readStatus: () => Promise<GatewayStatus>;
  writeStatus: (status: GatewayStatus) => Promise<void>;
}

const OPERATOR: LinkSelf = {
  connect: openConnection,
  readStatus: readGatewayStatus,
  writeStatus: writeGatewayStatus,
};

/** `url` is where the gateway is; `null` until there is one. */
export function createLink(url: URL | null, listener: LinkListener, self: LinkSelf = OPERATOR): Link {
  let address = url;
  let connection: Connection | null = null;
  let trouble: GatewayTrouble | null = null;
  let attempt = 0;
  let delay = 0;
  let retryAt = 0;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let keepalive: ReturnType<typeof setInterval> | undefined;
  let personTimer: ReturnType<typeof setTimeout> | undefined;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let server: string | null = null;
  let agentId = 'main';
  let policy: unknown = null;
  const needs = new Set<Need>();
  let waiters: ((reason: FailureReason | null) => void)[] = [];

  const need = (): LinkNeed => {
    if (needs.has('work') || needs.has('voice') || needs.has('question')) return 'work';
    return needs.has('person') ? 'person' : 'none';
  };
  const tellWaiters = (reason: FailureReason | null) => {
    for (const tell of waiters.splice(0)) tell(reason);
  };

  const effects: Record<LinkEffect, () => void> = {
    connect() {
      if (!address) return;
      const mine = self.connect(address, {
        onUp(hello) {
          if (connection !== mine) return;
          server = hello.server.version;
          agentId = defaultAgentOf(hello.snapshot) ?? agentId;
          ({policy} = hello);
          trouble = null;
          machine.send('connected');
        },
        onEvent: listener.onEvent,
        onGap: listener.onGap,
        onTrouble(found) {
          if (connection === mine) falter(found);
        },
      });
      connection = mine;
    },
    announce() {
      attempt = 0;
      tellWaiters(null);
      listener.onUp();
      // Who set it up has seen that it works.
      clearTimeout(personTimer);
      personTimer = setTimeout(() => link.want('person', false), PERSON_MS);
      rest();
    },
    wait() {
      attempt += 1;
      retryTimer = setTimeout(() => machine.send('due'), delay);
    },
    stopWaiting: () => clearTimeout(retryTimer),
    hangUp() {
      connection?.close();
      connection = null;
    },
  };
  const machine = createMachine({
    table: GATEWAY_TABLE,
    initial: 'off',
    run: (effect) => effects[effect](),
    onStep(from, event, to) {
      log.debug(`link ${from} → ${to}`, {event, attempt});
      publish();
    },
    onUnlisted: (state, event) => log.debug('link event has no edge', {state, event}),
  });

  function falter(found: GatewayTrouble): void {
    trouble = found;
    const {reason, detail, retryAfterMs} = found;
    const wait = linkRetryDelay({
      reason,
      attempt,
      need: need(),
      retryAfterMs,
      random: Math.random(),
      isNear: address !== null && isLoopback(address),
    });
    log.warn('the link is down', {reason, detail, attempt, wait, need: need()});
    delay = wait ?? 0;
    retryAt = now() + delay;
    tellWaiters(reason);
    machine.send(wait === null ? 'failed' : 'faltered');
  }

  function publish(): void {
    // The last trouble stays to be seen while another attempt is made, so that what is shown does not flicker.
    const status: GatewayStatus = {
      phase: machine.state === 'up' ? 'connected' : machine.state,
      failure: trouble && describeFailure(trouble.reason, trouble.detail),
      pairingRequest: trouble?.pairingRequest ?? null,
      retryAt: machine.state === 'waiting' ? retryAt : null,
      server,
    };
    inBackground(self.writeStatus(status), log, 'telling of the link');
  }

  /** Keeps the worker awake while somebody needs the link, and lets the link go when nobody does any more. */
  function rest(): void {
    clearTimeout(idleTimer);
    if (needs.size > 0) {
      keepalive ??= setInterval(() => void chrome.runtime.getPlatformInfo(), KEEPALIVE_MS);
      return;
    }
    clearInterval(keepalive);
    keepalive = undefined;
    if (machine.state === 'off' || machine.state === 'stopped') return;
    idleTimer = setTimeout(() => {
      // What counts down to the end of a lock goes on being shown.
      if (trouble?.reason !== 'gateway.limited') machine.send('close');
    }, IDLE_CLOSE_MS);
  }

  /** Opens the link unless an earlier life of the worker was told something that only the person can set right. */
  async function open(): Promise<void> {
    const before = await self.readStatus();
    if (machine.state !== 'off' || needs.size === 0 || !address) return;
    const isBarred = before.phase === 'stopped' && before.failure && isFinal(before.failure.reason);
    if (before.failure && (isBarred || isLocked(before))) {
      tellWaiters(before.failure.reason);
      return;
    }
    machine.send('want');
  }

  const link: Link = {
    get isUp() {
      return machine.state === 'up';
    },
    get agentId() {
      return agentId;
    },
    get policy() {
      return policy;
    },
    want(who, isNeeded) {
      if (isNeeded) needs.add(who);
      else needs.delete(who);
      rest();
      if (!isNeeded) return;
      // Trouble that passes by itself was given up when nobody needed the link.
      if (machine.state === 'stopped' && trouble && !isFinal(trouble.reason)) machine.send('retry');
      else if (machine.state === 'off') inBackground(open(), log, 'opening the link');
    },
    retry() {
      const again = async () => {
        const before = await self.readStatus();
        if (isLocked(before)) return;
        attempt = 0;
        machine.send('retry');
      };
      inBackground(again(), log, 'trying again');
    },
    whenUp(ms) {
      if (machine.state === 'up') return Promise.resolve();
      if (machine.state === 'stopped' && trouble && isFinal(trouble.reason))
        return Promise.reject(new ParleyError(trouble.reason, {detail: trouble.detail}));
      if (!address) return Promise.reject(new ParleyError('gateway.missing'));
      // Somebody who talks does not wait for the next attempt.
      if (machine.state === 'waiting') link.retry();
      return new Promise((resolve, reject) => {
        const tell = (reason: FailureReason | null) => {
          clearTimeout(timer);
          waiters = waiters.filter((one) => one !== tell);
          if (reason === null) resolve();
          else reject(new ParleyError(reason, {detail: trouble?.detail ?? ''}));
        };
        const timer = setTimeout(() => tell(trouble?.reason ?? 'gateway.unreachable'), ms);
        waiters.push(tell);
      });
    },
    async request(method, params) {
      if (machine.state !== 'up' || !connection) throw new ParleyError(trouble?.reason ?? 'gateway.lost');
      return connection.request(method, params);
    },
    get origin() {
      return address?.origin ?? null;
    },
    moveTo(next, isAnew) {
      if (!isAnew && next?.href === address?.href) return;
      address = next;
      trouble = null;
      attempt = 0;
      server = null;
      machine.send('close');
      publish();
    },
  };
  return link;
}

/** Source: `snapshot.health.defaultAgentId`, as a gateway of version 2026.9.6 sends it. */
function defaultAgentOf(snapshot: unknown): string | null {
  const id = (snapshot as {health?: {defaultAgentId?: unknown}} | undefined)?.health?.defaultAgentId;
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : null;
}

function isLocked({failure, retryAt}: GatewayStatus): boolean {
  return failure?.reason === 'gateway.limited' && retryAt !== null && retryAt > now();
}
