import type {LogLine} from '../protocol/log-line.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';

/**
 * The log as text, one line each, and below it the times of the turns that are kept. It holds no words of either side,
 * so that it can be shown to somebody else. Times of the log are UTC; spans are in ms from the press.
 */
export function logToText(lines: readonly LogLine[], turns: readonly TurnRecord[]): string {
  return [
    `# ${lines.length} lines`,
    ...lines.map(describeLine),
    '',
    `# ${turns.length} turns`,
    ...turns.map(describeTurn),
    '',
  ].join('\n');
}

function describeLine({at, level, category, context, message, facts}: LogLine): string {
  return [stamp(at), level.padEnd(5), context, category, message.replaceAll(/\s+/g, ' '), facts ?? '']
    .join(' ')
    .trimEnd();
}

function describeTurn(turn: TurnRecord): string {
  const spans = turn.spans.map(
    ({name, start, end}) => `${name}=${ms(start - turn.startedAt)}..${ms(end - turn.startedAt)}`,
  );
  const dropped = Object.entries(turn.dropped).map(([kind, count]) => `dropped:${kind}=${count}`);
  const {peak, rms, voicedMs} = turn.speech;
  return [
    stamp(turn.startedAt),
    turn.turnId,
    `${turn.source}/${turn.mode}`,
    turn.outcome,
    ...(turn.failure ? [turn.failure.reason] : []),
    `speech=peak:${peak.toFixed(3)},rms:${rms.toFixed(3)},voiced:${ms(voicedMs)}`,
    `reply=audible:${ms(turn.reply.audibleMs)}${turn.reply.cutAtMs === null ? '' : `,cut:${ms(turn.reply.cutAtMs)}`}`,
    ...spans,
    ...dropped,
  ].join(' ');
}

function stamp(at: number): string {
  return new Date(at).toISOString();
}

function ms(value: number): string {
  return value.toFixed(0);
}
