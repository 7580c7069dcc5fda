import type {SentPart, SentToAgent, TurnRecord} from '../protocol/turn-record.ts';

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

/** What was sent in a turn, with what went to the agent for a task: told again, it replaces what was told before. */
export function withReceipt(sent: readonly SentPart[], part: SentToAgent): SentPart[] {
  return [...sent.filter((one) => one.what !== 'agent' || one.taskId !== part.taskId), part];
}
