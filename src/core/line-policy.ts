import type {FailureReason} from '../protocol/failures.ts';

/** Who needs the line: a person who is talking, words that wait to be sent, only the wish to be quick, or nobody. */
export type LineNeed = 'talking' | 'sending' | 'warm' | 'none';

/** Reasons that pass by themselves. Everything else fails again however often it is tried. */
const PASSING: ReadonlySet<FailureReason> = new Set([
  'mint.unreachable',
  'rate.limited',
  'connect.refused',
  'ice.failed',
  'channel.closed',
  'session.expired',
  'reply.timeout',
  // A gateway that lends the voice comes back, too.
  'gateway.starting',
  'gateway.unreachable',
  'gateway.lost',
  'voice.refused',
]);

/** The first attempt after a loss follows at once, within this time, so that many clients do not come together. */
const AT_ONCE_MS = 100;
const BASE_MS = 400;
/** A service that asks for time is given more of it. */
const RATE_LIMIT_BASE_MS = 2_000;
const LONGEST_MS: Record<LineNeed, number> = {talking: 4_000, sending: 4_000, warm: 60_000, none: 0};
/** Somebody who talks is tried for as long as they talk; words that wait, for about as long as a person does. */
const MOST_ATTEMPTS: Record<LineNeed, number> = {talking: Infinity, sending: 5, warm: 6, none: 0};
export const LONGEST_SENDING_MS = 15_000;

/**
 * How long to wait before the next attempt, in ms; `null` when none is worth it. `attempt` counts the failures since the
 * line last stood, `forMs` is how long the words have been waiting, `random` lies in [0, 1).
 */
export function retryDelay(options: {
  reason: FailureReason;
  attempt: number;
  need: LineNeed;
  forMs: number;
  random: number;
}): number | null {
  const {reason, attempt, need, random} = options;
  if (!PASSING.has(reason) || attempt >= MOST_ATTEMPTS[need]) return null;
  if (need === 'sending' && options.forMs > LONGEST_SENDING_MS) return null;
  const base = reason === 'rate.limited' ? RATE_LIMIT_BASE_MS : BASE_MS;
  if (attempt === 0 && reason !== 'rate.limited') return random * AT_ONCE_MS;
  const whole = Math.min(LONGEST_MS[need], base * 2 ** Math.max(0, attempt - 1));
  // Half is fixed, so that an attempt is never at once; half is chance.
  return whole / 2 + (random * whole) / 2;
}

/** The longest time before its end at which a session is handed over, in ms: a pause in a talk surely comes within it. */
const HAND_OVER_LEAD_MS = 5 * 60_000;
/** Of a shorter life, this share is left for it. */
const HAND_OVER_SHARE = 0.25;

/** When to open the next session beside one that was opened at `openedAt` and ends at `expiresAt` (ms since the epoch). */
export function handOverAt(openedAt: number, expiresAt: number): number {
  return expiresAt - Math.min(HAND_OVER_LEAD_MS, (expiresAt - openedAt) * HAND_OVER_SHARE);
}

/** A token is replaced this long before it ends, in ms; of a shorter life, half is used. */
const TOKEN_MARGIN_MS = 60_000;

/** From when on a token, minted at `mintedAt` and good until `expiresAt` (ms since the epoch), is to be replaced. */
export function remintAt(mintedAt: number, expiresAt: number): number {
  return expiresAt - Math.min(TOKEN_MARGIN_MS, (expiresAt - mintedAt) / 2);
}
