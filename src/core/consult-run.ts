/**
 * Names of the runs by which a gateway works on what its voice asked for. Parley gives the call the task's name; the gateway
 * puts `talk-` before it and a number of its own behind. Source: `startTalkRealtimeAgentConsult` of OpenClaw 2026.9.6.
 */
const RUN = /^talk-parley-(?<taskId>task_[\w-]+)\.\d+-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The name of the call by which a round of a task is asked for. */
export function consultCall({taskId, round}: {taskId: string; round: number}): string {
  return `parley-${taskId}.${round}`;
}

/** Whether a run was started by that call. */
export function isRunOfCall(runId: unknown, call: string): runId is string {
  return typeof runId === 'string' && runId.startsWith(`talk-${call}-`);
}

/** The task that a run works on, or `null` where it is not one of Parley's calls. */
export function taskOfRun(runId: string): string | null {
  return RUN.exec(runId)?.groups?.['taskId'] ?? null;
}

/** How a run of a call stands. */
export type RunFinding =
  | {is: 'running'; text: string}
  | {is: 'done'; text: string}
  | {is: 'failed'; text: string}
  | {is: 'aborted'}
  /** The gateway does not know: it runs still, or it was broken off with the gateway. */
  | {is: 'unknown'};

/** Reads the answer to `agent.wait` without waiting. Source: a gateway of version 2026.9.6. */
export function readRun(answer: unknown): RunFinding {
  const {status, error, terminalReply} = (
    typeof answer === 'object' && answer !== null ? answer : {}
  ) as Record<string, unknown>;
  if (status === 'error') return {is: 'failed', text: typeof error === 'string' ? error : ''};
  if (status !== 'ok') return {is: 'unknown'};
  const text = (terminalReply as {text?: unknown} | undefined)?.text;
  return typeof text === 'string' ? {is: 'done', text} : {is: 'aborted'};
}
