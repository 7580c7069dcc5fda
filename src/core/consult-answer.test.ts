import {expect, it} from 'vitest';
import type {Task} from '../protocol/task.ts';
import {consultAnswer, endsInTurn} from './consult-answer.ts';

const TASK: Task = {
  taskId: 'task_12345678',
  round: 2,
  message: 'what is for dinner',
  text: 'what is for dinner',
  priority: 'normal',
  state: 'done',
  delivery: 'pending',
  gateway: 'ws://127.0.0.1:1',
  sessionKey: 'agent:main:main',
  consult: {voiceSessionId: 'v', args: {question: 'what is for dinner'}, isTried: true},
  idempotencyKey: 'k',
  runId: 'r',
  progress: null,
  result: 'Soup.',
  failure: null,
  shared: null,
  askedAt: 1,
  endedAt: 2,
};
const called = (output: string, more: {name?: string; ok?: boolean} = {}) => ({
  tools: [{callId: 'c', name: 'openclaw_agent_consult', arguments: '{}', ok: true, output, ...more}],
});

it('gives the result, in marks, and counts as told', () => {
  const output = consultAnswer(TASK, 'nonce');
  expect(JSON.parse(output)).toMatchObject({
    taskId: 'task_12345678',
    state: 'done',
    told: expect.stringContaining('<agent-result nonce="nonce">\nSoup.') as string,
  });
  expect(endsInTurn(called(output))).toEqual([{taskId: 'task_12345678', round: 2}]);
});

it('says that more comes by itself, which is no end', () => {
  const output = consultAnswer({...TASK, state: 'running', result: null}, 'nonce');
  expect(JSON.parse(output)).toMatchObject({
    state: 'running',
    next: expect.stringContaining('by itself') as string,
  });
  expect(endsInTurn(called(output))).toEqual([]);
});

it('takes no other tool’s word for an end, and no broken one', () => {
  const output = consultAnswer(TASK, 'nonce');
  expect(endsInTurn(called(output, {name: 'read_page'}))).toEqual([]);
  expect(endsInTurn(called(output, {ok: false}))).toEqual([]);
  for (const broken of ['', 'null', '[]', '{"taskId":1}']) expect(endsInTurn(called(broken))).toEqual([]);
});
