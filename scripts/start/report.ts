import type {Exchange} from '../../local/desk/turns.ts';

/** An answer quieter or shorter than this was not heard by anyone. */
const HEARD_PEAK = 0.02;
const HEARD_MS = 100;

/** What is told of a turn; spans in whole ms, peaks from 0 to 1. */
export interface TurnReport {
  said: string;
  /** `told`: Parley began by itself. */
  how: 'spoken' | 'typed' | 'told';
  heard: string;
  answer: string;
  outcome: string;
  tools: {name: string; arguments: string; ok: boolean; ms: number | null}[];
  spans: {
    /** Key to the first audio kept. */
    capture: number | null;
    /** Key to a session that answers. */
    ready: number | null;
    /** End of the voice at the microphone to the first audio at the speaker. */
    reply: number | null;
  };
  /** The answer as the browser measured it, and as it came out of the speaker. */
  reply: {browserPeak: number; browserMs: number; speakerPeak: number; speakerMs: number};
  /** Ref of the highlighted element, if one is. */
  highlighted: string | null;
  /** Why the answer does not count as heard. */
  problem: string | null;
}

/** Boils an exchange down to what a person wants to know of it. */
export function reportTurn(
  {said, isTyped, pressedAt, voice, record, speaker}: Exchange,
  ring: string | null,
): TurnReport {
  const toolSpans = record.spans.filter(({name}) => name.startsWith('tool:'));
  const since = (name: string) => {
    const span = record.spans.find((candidate) => candidate.name === name);
    return span ? Math.round(span.end - pressedAt) : null;
  };
  const spokeUntil = voice?.to ?? pressedAt;
  return {
    said,
    how: record.source === 'task' ? 'told' : isTyped ? 'typed' : 'spoken',
    heard: record.heard,
    answer: record.answer,
    outcome: record.outcome,
    tools: record.tools.map(({name, arguments: json, ok}, index) => {
      const span = toolSpans[index];
      return {name, arguments: json, ok, ms: span ? Math.round(span.end - span.start) : null};
    }),
    spans: {
      capture: since('capture'),
      ready: since('ready'),
      reply: speaker.firstAudibleAt === null ? null : Math.round(speaker.firstAudibleAt - spokeUntil),
    },
    reply: {
      browserPeak: record.reply.peak,
      browserMs: Math.round(record.reply.audibleMs),
      speakerPeak: speaker.peak,
      speakerMs: speaker.audibleMs,
    },
    highlighted: ring,
    problem: problemOf(record, speaker),
  };
}

function problemOf(record: Exchange['record'], speaker: Exchange['speaker']): string | null {
  const {failure, reply} = record;
  if (failure)
    return `${failure.message} ${failure.fix.label}.${failure.detail ? ` (${failure.detail})` : ''}`;
  if (reply.audibleMs < HEARD_MS || reply.peak < HEARD_PEAK)
    return 'The browser played no answer that could be heard.';
  if (speaker.audibleMs < HEARD_MS || speaker.peak < HEARD_PEAK)
    return 'The answer did not come out of the speaker.';
  return null;
}

/** The report as lines to read. */
export function describeTurn(report: TurnReport, number: number): string {
  const ms = (value: number | null) => (value === null ? 'none' : `${value} ms`);
  const {spans, reply} = report;
  return [
    `Turn ${number} (${report.how})`,
    ...(report.how === 'told' ? [] : [`  said      ${report.said}`, `  heard     ${report.heard}`]),
    ...report.tools.map(
      (tool) =>
        `  tool      ${tool.name} ${tool.arguments} ${tool.ok ? 'ok' : 'failed'}, ${ms(tool.ms)} round trip`,
    ),
    `  answer    ${report.answer}`,
    `  key to capture ${ms(spans.capture)}, key to ready ${ms(spans.ready)}, ` +
      `${report.how === 'spoken' ? 'end of speech' : 'sending'} to first audio ${ms(spans.reply)}`,
    `  reply peak ${reply.browserPeak.toFixed(3)} over ${reply.browserMs} ms in the browser, ` +
      `${reply.speakerPeak.toFixed(3)} over ${reply.speakerMs} ms at the speaker`,
    `  highlight ${report.highlighted ?? 'none'}`,
    ...(report.problem ? [`  PROBLEM   ${report.problem}`] : []),
  ].join('\n');
}
