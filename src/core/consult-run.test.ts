import {expect, it} from 'vitest';
import {consultCall, isRunOfCall, readRun, taskOfRun} from './consult-run.ts';

const RUN = 'talk-parley-task_ab-c_12345.2-bdaf5860-c7ae-4a29-ad6c-9a0babb2e640';

it('names a run’s task, and knows the run of a call', () => {
  const call = consultCall({taskId: 'task_ab-c_12345', round: 2});
  expect(isRunOfCall(RUN, call)).toBe(true);
  expect(isRunOfCall(RUN, consultCall({taskId: 'task_ab-c_12345', round: 1}))).toBe(false);
  expect(isRunOfCall(null, call)).toBe(false);
  expect(taskOfRun(RUN)).toBe('task_ab-c_12345');
  for (const other of ['talk-call_1-bdaf5860', RUN.slice(0, -1), `x${RUN}`])
    expect(taskOfRun(other)).toBeNull();
});

it('reads how a run stands', () => {
  expect(readRun({status: 'ok', terminalReply: {disposition: 'visible', text: 'Done.'}})).toEqual({
    is: 'done',
    text: 'Done.',
  });
  expect(readRun({status: 'ok', endedAt: 1})).toEqual({is: 'aborted'});
  expect(readRun({status: 'error', error: 'no'})).toEqual({is: 'failed', text: 'no'});
  expect(readRun({status: 'timeout'})).toEqual({is: 'unknown'});
  expect(readRun(undefined)).toEqual({is: 'unknown'});
});
