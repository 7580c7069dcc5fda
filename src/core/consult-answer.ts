import type {Task} from '../protocol/task.ts';
import type {TurnRecord} from '../protocol/turn-record.ts';
import {describeTask} from './agent-words.ts';
import {isOpen} from './task-ledger.ts';

/** The tool of the gateway whose answer may hold a result. Source: `protocol/host-tools.ts`. */
const CONSULT = 'openclaw_agent_consult';

/** What the model is told of what it asked the agent: the result, or that it will come by itself. */
export function consultAnswer(task: Task, nonce: string): string {
  const {taskId, round, state} = task;
  return JSON.stringify({
    taskId,
    round,
    state,
    ...(isOpen(task)
      ? {next: 'Say in one short sentence that the agent is at it. The result comes by itself later.'}
      : {told: describeTask(task, nonce)}),
  });
}

/**
 * Ends of tasks that the tools of a turn gave to the model: the person has heard of them where the turn was heard.
 */
export function endsInTurn({tools}: Pick<TurnRecord, 'tools'>): {taskId: string; round: number}[] {
  return tools.flatMap(({name, ok, output}) => {
    if (name !== CONSULT || !ok) return [];
    const {taskId, round, told} = parse(output);
    return typeof taskId === 'string' && typeof round === 'number' && told !== undefined
      ? [{taskId, round}]
      : [];
  });
}

function parse(output: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(output);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
