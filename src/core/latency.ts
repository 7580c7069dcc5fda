import type {TurnRecord} from '../protocol/turn-record.ts';
import {quantile} from './quantiles.ts';

/** How long one kind of span took, in ms, over the turns that had it. */
export interface Latency {
  name: string;
  count: number;
  medianMs: number;
  /** The time that 95 of 100 stay below. */
  p95Ms: number;
}

/** In the order in which they come in a turn. How long the person spoke (`speech`) is no time that anybody waits. */
const ORDER = [
  'capture',
  'microphone',
  'token',
  'connect',
  'ready',
  'commit',
  'token.first',
  'audio.first',
  'reply',
  'bargein',
];

/** Median and 95th percentile of each span, in the order of a turn, tools last. */
export function latenciesOf(turns: readonly Pick<TurnRecord, 'spans'>[]): Latency[] {
  const found = new Map<string, number[]>(ORDER.map((name) => [name, []]));
  for (const {name, start, end} of turns.flatMap(({spans}) => spans)) {
    if (name === 'speech') continue;
    found.set(name, [...(found.get(name) ?? []), end - start]);
  }
  return [...found].flatMap(([name, times]) => {
    const [medianMs, p95Ms] = [quantile(times, 0.5), quantile(times, 0.95)];
    return medianMs === null || p95Ms === null ? [] : [{name, count: times.length, medianMs, p95Ms}];
  });
}

/** The same for a program, with how many turns it was taken from. It holds no words. */
export function latencyJson(turns: readonly Pick<TurnRecord, 'spans'>[], at: number): string {
  const spans = latenciesOf(turns).map(({medianMs, p95Ms, ...rest}) => ({
    ...rest,
    medianMs: Math.round(medianMs * 10) / 10,
    p95Ms: Math.round(p95Ms * 10) / 10,
  }));
  const file = {
    format: 'parley-latency',
    version: 1,
    at: new Date(at).toISOString(),
    turns: turns.length,
    spans,
  };
  return JSON.stringify(file, null, 2);
}

const CAPTIONS: Record<string, string> = {
  capture: 'Key to the first sound kept',
  microphone: 'Opening the microphone',
  token: 'Getting a token',
  connect: 'Connecting',
  ready: 'Key to a session that answers',
  commit: 'End of speech to its handing over',
  'token.first': 'To the first word of the answer',
  'audio.first': 'To the first audio of the answer',
  reply: 'End of speech to the first sound heard',
  bargein: 'Cutting in to silence',
};

/** What a span measures, in words. */
export function spanInWords(name: string): string {
  return CAPTIONS[name] ?? name.replace(/^tool:/, 'Tool ');
}

/** A time as it is read: `85 ms`, `1.3 s`. */
export function timeInWords(ms: number): string {
  return ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
