import type {LiveCall} from '../protocol/snapshot.ts';

/** Two turns of some rounds each. */
export const KEPT_CALLS = 12;
/** A snapshot is written at every word: of long texts, as much goes along as a person looks at while they talk. */
export const SHOWN_CHARS = 800;

/** The calls with one more, or with what came of one. */
export function withCall(calls: readonly LiveCall[], call: LiveCall): LiveCall[] {
  const {outcome} = call;
  const shown: LiveCall = {
    ...call,
    arguments: shortened(call.arguments),
    outcome: outcome && {...outcome, output: shortened(outcome.output)},
  };
  const at = calls.findIndex(({turnId, callId}) => turnId === call.turnId && callId === call.callId);
  return at >= 0 ? calls.with(at, shown) : [...calls, shown].slice(-KEPT_CALLS);
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}
