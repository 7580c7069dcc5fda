import {GATEWAY_CLIENT_MODES} from '@openclaw/gateway-client/browser';
import {gatewayAddress} from '../../core/gateway-address.ts';
import {isFinal} from '../../core/gateway-policy.ts';
import type {NodeReply} from '../../core/node-reply.ts';
import {now} from '../../platform/clock.ts';
import {createLog, inBackground} from '../../platform/log.ts';
import {readShareStatus, writeShareStatus} from '../../platform/sharing-store.ts';
import type {FailureReason} from '../../protocol/failures.ts';
import type {GatewayStatus} from '../../protocol/gateway.ts';
import type {PageCommand} from '../../protocol/page-commands.ts';
import type {ShareStatus} from '../../protocol/sharing.ts';
import {openConnection, type GatewayPart} from '../gateway/connection.ts';
import {createLink} from '../gateway/link.ts';
import {offerTools} from './catalog.ts';
import {readInvoke, type InvokeRequest} from './invoke.ts';

const log = createLog('gateway');

/** What the gateway lets the agent use is looked at again after this long, beside what it says by itself. */
const LOOK_MS = 3_000;
/** What its configuration allows counts from the next connect on: while it does not suffice, there is another now and then. */
const RENEW_MS = 12_000;
const LONGEST_RENEW_MS = 60_000;
/** A gateway that restarts is back by then. */
const LOST_MS = 2 * 60_000;
/** Somebody who has to approve the tab over there is waited for this long as for one who looks on. */
const SETUP_MS = 10 * 60_000;

/** Source: `docs/gateway/protocol/handshake.md` of OpenClaw. */
const partOf = (commands: readonly PageCommand[]): GatewayPart => ({
  role: 'node',
  mode: GATEWAY_CLIENT_MODES.NODE,
  displayName: 'Parley: the shared tab',
  scopes: [],
  caps: ['page'],
  commands,
});

interface NodeListener {
  onCall: (request: InvokeRequest) => Promise<NodeReply>;
  /** The gateway cannot be reached any more, or says something that only the person can set right. */
  onOver: (why: FailureReason) => void;
}

/** The link by which the agent reaches the shared tab: a device of its own, kept up for as long as a tab is shared. */
export interface NodeLink {
  /** `isNew` where the person has just shared a tab, and not a new life of the worker goes on. */
  open: (isNew: boolean) => void;
  close: () => void;
  /** Goes to another gateway, or offers something else; `isAnew` where the token is another. */
  follow: (target: {url: string | null; commands: readonly PageCommand[]; isAnew: boolean}) => void;
  note: (change: Partial<ShareStatus>) => Promise<void>;
}

export async function createNodeLink(
  first: {url: string | null; commands: readonly PageCommand[]},
  listener: NodeListener,
): Promise<NodeLink> {
  let {url, commands} = first;
  let status = await readShareStatus();
  let isOpen = false;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let losing: ReturnType<typeof setTimeout> | undefined;
  let setup: ReturnType<typeof setTimeout> | undefined;
  let renewAt = 0;
  let renewMs = RENEW_MS;

  const address = () => (url === null ? null : gatewayAddress(url));
  const link = createLink(
    address(),
    {
      onUp() {
        renewAt = now() + renewMs;
        offer();
      },
      onGap: () => undefined,
      onEvent(event) {
        if (event.event === 'node.pair.resolved') offer();
        const request = readInvoke(event);
        if (request) inBackground(answer(request), log, 'answering the agent');
      },
    },
    {
      connect: (to, heard) => openConnection(to, heard, partOf(commands)),
      readStatus: () => Promise.resolve(status.link),
      writeStatus: noteLink,
    },
  );

  async function noteLink(next: GatewayStatus): Promise<void> {
    await note({link: next});
    const reason = next.failure?.reason ?? null;
    const waitsForPerson = reason === 'gateway.pairing' || reason === 'gateway.origin';
    if (next.phase === 'connected' || waitsForPerson || !isOpen) {
      clearTimeout(losing);
      losing = undefined;
    } else if (next.phase === 'waiting') losing ??= setTimeout(() => listener.onOver('share.lost'), LOST_MS);
    if (isOpen && next.phase === 'stopped' && reason && isFinal(reason)) listener.onOver(reason);
  }

  async function note(change: Partial<ShareStatus>): Promise<void> {
    status = {...status, ...change};
    await writeShareStatus(status);
  }

  /** Offers the tools, and again until the gateway lets the agent use all of them. */
  function offer(): void {
    clearTimeout(looking);
    if (!isOpen || !link.isUp) return;
    const ask = async () => {
      const isGiven = await offerTools(link, commands);
      if (!isOpen) return;
      const approval = isGiven ? 'given' : 'waiting';
      if (status.approval !== approval) await note({approval});
      if (isGiven) renewMs = RENEW_MS;
      else looking = setTimeout(() => (now() > renewAt ? renew() : offer()), LOOK_MS);
    };
    // A gateway that has just let this node in may not know it yet, or be too busy to answer.
    ask().catch((error: unknown) => {
      log.warn('offering the tools failed', {error: String(error)});
      clearTimeout(looking);
      if (isOpen) looking = setTimeout(offer, LOOK_MS);
    });
  }

  function renew(): void {
    renewMs = Math.min(LONGEST_RENEW_MS, renewMs * 2);
    reconnect();
  }

  /** A connection says what it offers when it is made: another offer needs another connection. */
  function reconnect(): void {
    clearTimeout(looking);
    link.moveTo(address(), true);
    if (isOpen) link.want('work', true);
  }

  async function answer(request: InvokeRequest): Promise<void> {
    const reply = await listener.onCall(request);
    await link.request('node.invoke.result', {id: request.id, nodeId: request.nodeId, ...reply});
  }

  return {
    open(isNew) {
      isOpen = true;
      link.want('work', true);
      if (!isNew) {
        // What an earlier life of the worker was told is not so any more.
        inBackground(note({approval: 'unknown'}), log, 'telling of the link');
        return;
      }
      // The person's word: what was refused before is tried again.
      link.want('person', true);
      link.retry();
      clearTimeout(setup);
      setup = setTimeout(() => link.want('person', false), SETUP_MS);
    },
    close() {
      isOpen = false;
      for (const timer of [looking, losing, setup]) clearTimeout(timer);
      losing = undefined;
      link.want('work', false);
      link.want('person', false);
      reconnect();
    },
    follow(next) {
      const isOther = next.url !== url || next.commands.length !== commands.length || next.isAnew;
      ({url, commands} = next);
      renewMs = RENEW_MS;
      if (isOther) reconnect();
    },
    note,
  };
}
