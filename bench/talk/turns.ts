import {speakTurn, type Exchange, type Manner} from '../../local/desk/turns.ts';
import type {Stage} from './stage.ts';

/** Speaks a turn with Parley; raises unless it was answered and the voice came out in one piece. */
export async function answered({desk, parley}: Stage, sentence: string, manner?: Manner): Promise<Exchange> {
  const exchange = await speakTurn(desk, parley, sentence, manner);
  const {outcome, failure} = exchange.record;
  if (outcome !== 'answered')
    throw new Error(`“${sentence}” was ${outcome}: ${failure?.message ?? 'no reason given'}`);
  if (!exchange.voice?.isWhole) throw new Error(TORN);
  return exchange;
}

/** Why a measurement is left out where the machine was too busy to speak. */
export const TORN = 'the voice at the microphone was torn: the machine is too busy to measure';

/** From the real key press to the end of the span, in ms; the start of the worker counts in. */
export function since({record, pressedAt}: Exchange, name: string): number | null {
  const span = record.spans.find((candidate) => candidate.name === name);
  return span ? span.end - pressedAt : null;
}

/** From `from` to the answer at the speaker, in ms. */
export function replyAfter({speaker}: Exchange, from: number | null): number | null {
  return speaker.firstAudibleAt === null || from === null ? null : speaker.firstAudibleAt - from;
}
