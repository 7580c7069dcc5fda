import {remintAt} from '../core/line-policy.ts';
import {sendCommand} from '../platform/bus.ts';
import {now} from '../platform/clock.ts';
import {createLog, inBackground} from '../platform/log.ts';
import type {SessionGrant} from '../protocol/commands.ts';

const log = createLog('session');

/** A token that is good for less than this is as good as gone by the time it is used, in ms. */
const LEAST_LEFT_MS = 2_000;

/** Keeps the token that opens the next session at hand, so that connecting again costs no minting. */
export interface Grants {
  /** The token at hand, or a fresh one. @throws ParleyError as `session.authorise` does */
  take: () => Promise<SessionGrant>;
  /** Until `forget` or `let go`, a token is minted anew before the one at hand ends. */
  keepFresh: () => void;
  /** Mints no more ahead. */
  letGo: () => void;
  /** The next token is minted when it is needed, from the settings as they are then. */
  forget: () => void;
}

export function createGrants(): Grants {
  let held: {grant: SessionGrant; mintedAt: number} | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isKeeping = false;
  let generation = 0;

  const mint = async (): Promise<SessionGrant> => {
    const mine = generation;
    const grant = await sendCommand('session.authorise', {});
    // Settings that changed meanwhile make it a token for this session only.
    if (mine === generation) {
      held = {grant, mintedAt: now()};
      schedule();
    }
    return grant;
  };
  const schedule = () => {
    clearTimeout(timer);
    if (!held || !isKeeping) return;
    const due = remintAt(held.mintedAt, held.grant.expiresAt) - now();
    timer = setTimeout(() => inBackground(mint(), log, 'minting a token ahead'), Math.max(0, due));
  };

  return {
    take() {
      const isGood = held !== null && held.grant.expiresAt - now() > LEAST_LEFT_MS;
      return held && isGood ? Promise.resolve(held.grant) : mint();
    },
    keepFresh() {
      isKeeping = true;
      schedule();
    },
    letGo() {
      isKeeping = false;
      clearTimeout(timer);
    },
    forget() {
      generation += 1;
      held = null;
      clearTimeout(timer);
    },
  };
}
