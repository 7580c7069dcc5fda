import type {FailureReason} from '../protocol/failures.ts';

/** Who needs the link: work that is under way, a person who watches it being set up, or nobody. */
export type LinkNeed = 'work' | 'person' | 'none';

/** The gateway's reference client begins at 1 s and doubles to 30 s. */
const BASE_MS = 1_000;
const LONGEST_MS = 30_000;
/** An attempt on this machine costs next to nothing, and no other client comes with it. */
const BASE_NEAR_MS = 250;
const LONGEST_NEAR_MS = 1_000;
/** A gateway that starts says when to come again; one that restarts is back after ten to twenty seconds. */
const STARTING_MS = 1_000;
/** A person has to do something over there, and looks whether it worked. Where only work waits for it, ever more rarely. */
const BY_HAND_MS = 3_000;
const LIMITED_MS = 5 * 60_000;

/** Trying again cannot help, or does harm: ten wrong tokens lock every browser out for five minutes. */
const FINAL: ReadonlySet<FailureReason> = new Set([
  'gateway.token',
  'gateway.scope',
  'gateway.protocol',
  'gateway.unsupported',
  'gateway.address',
  'gateway.missing',
]);

/** Whether a reason is never tried again without the person's word. */
export function isFinal(reason: FailureReason): boolean {
  return FINAL.has(reason);
}

/**
 * How long to wait before the next attempt, in ms; `null` when none is to be made by itself. `attempt` counts the failures
 * since the link last stood, `random` lies in [0, 1). `isNear` says that the gateway is on this machine.
 */
export function linkRetryDelay(options: {
  reason: FailureReason;
  attempt: number;
  need: LinkNeed;
  retryAfterMs: number | null;
  random: number;
  isNear: boolean;
}): number | null {
  const {reason, attempt, need, retryAfterMs, random, isNear} = options;
  if (isFinal(reason)) return null;
  // It passes by itself, and what is shown counts down to it, whoever needs the link.
  if (reason === 'gateway.limited') return retryAfterMs ?? LIMITED_MS;
  if (need === 'none') return null;
  if (reason === 'gateway.unpaired') return 0;
  if (reason === 'gateway.pairing' || reason === 'gateway.origin')
    return need === 'person' ? BY_HAND_MS : Math.min(LONGEST_MS, BY_HAND_MS * 2 ** attempt);
  if (reason === 'gateway.starting') return jittered(retryAfterMs ?? STARTING_MS, random);
  const [base, longest] = isNear ? [BASE_NEAR_MS, LONGEST_NEAR_MS] : [BASE_MS, LONGEST_MS];
  return jittered(Math.min(longest, base * 2 ** attempt), random);
}

/** Half is fixed, so that an attempt is never at once; half is chance, so that many clients do not come together. */
function jittered(ms: number, random: number): number {
  return ms / 2 + (random * ms) / 2;
}
