import type {ToolAnswer} from './page-acts.ts';

/**
 * What came of a question that was put for the person's agent: it was done (or something stood in its way), they said no,
 * another question took its place, or the doing of it failed.
 */
export type Outcome =
  | {answer: 'yes'; told: ToolAnswer}
  | {answer: 'no'}
  | {answer: 'displaced'}
  | {answer: 'failed'; error: unknown};

/** The questions of calls that still wait. A call ends with its worker, and its question with it: memory is the place. */
const waiting = new Map<string, {callId: string; outcome: PromiseWithResolvers<Outcome>}>();

/** A question was put for a call. */
export function expectOutcome(questionId: string, callId: string): void {
  waiting.set(questionId, {callId, outcome: Promise.withResolvers()});
}

/** The question that was put last for a call, or `null`. */
export function questionOfCall(callId: string): string | null {
  return [...waiting].findLast(([, one]) => one.callId === callId)?.[0] ?? null;
}

/** Whether the call still waits for which a question was put. */
export function isAwaited(questionId: string): boolean {
  return waiting.has(questionId);
}

export function outcomeOf(questionId: string): Promise<Outcome> {
  return waiting.get(questionId)?.outcome.promise ?? Promise.resolve({answer: 'displaced'});
}

export function settle(questionId: string, outcome: Outcome): void {
  waiting.get(questionId)?.outcome.resolve(outcome);
}

/** The call is over: nothing that is answered later counts. */
export function forgetCall(callId: string): void {
  for (const [questionId, one] of waiting) if (one.callId === callId) waiting.delete(questionId);
}
