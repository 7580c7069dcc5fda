import type {TurnRecord} from '../protocol/turn-record.ts';

/** Whether a record holds anything that was said, read or asked for. */
export function hasWords({heard, answer, tools, sent}: TurnRecord): boolean {
  const hasTold = tools.some((tool) => tool.arguments !== '' || tool.output !== '');
  return heard !== '' || answer !== '' || sent.length > 0 || hasTold;
}

/** A record with its times and measures alone. */
export function withoutWords(record: TurnRecord): TurnRecord {
  const tools = record.tools.map((tool) => ({...tool, arguments: '', output: ''}));
  return {...record, heard: '', answer: '', tools, sent: []};
}
