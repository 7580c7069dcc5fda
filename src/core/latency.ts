import type {TextKey, Words} from '../protocol/texts/words.ts';
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

const CAPTIONS = {
  capture: 'span_capture',
  microphone: 'span_microphone',
  token: 'span_token',
  connect: 'span_connect',
  ready: 'span_ready',
  commit: 'span_commit',
  'token.first': 'span_token_first',
  'audio.first': 'span_audio_first',
  reply: 'span_reply',
  bargein: 'span_bargein',
} as const satisfies Record<string, TextKey>;

/** What a span measures, in words. */
export function spanInWords(name: string, {say}: Words): string {
  if (name.startsWith('tool:')) return say('span_tool', {name: name.slice('tool:'.length)});
  return name in CAPTIONS ? say(CAPTIONS[name as keyof typeof CAPTIONS]) : name;
}

/** A time as it is read: `85 ms`, `1.3 s`. */
export function timeInWords(ms: number, {say, locale}: Words): string {
  if (ms < 1_000) return say('time_milliseconds', {time: ms.toFixed(0)});
  const tenths = {minimumFractionDigits: 1, maximumFractionDigits: 1};
  return say('time_fine_seconds', {time: (ms / 1_000).toLocaleString(locale, tenths)});
}
