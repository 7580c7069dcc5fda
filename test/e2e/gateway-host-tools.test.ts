import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import type {Task} from '../../src/protocol/task.ts';
import {useLender} from './gateway-host-stage.ts';

const lender = await useLender();
const {stage} = lender;

const tasks = async () => (await stage.parley.options.evaluate(readTasks)) as Task[];
const taskThat = (taskId: string, suits: (task: Task) => boolean, timeoutMs = 60_000) =>
  waitFor(
    `the task ${taskId}`,
    async () => (await tasks()).find((one) => one.taskId === taskId && suits(one)),
    {
      timeoutMs,
      everyMs: 50,
    },
  );
const told = async (since: number) =>
  (await stage.parley.turns()).filter(({source, startedAt}) => source === 'task' && startedAt >= since);

/** Nothing is under way and nothing waits to be told: what is scripted next belongs to the next turn. */
const settled = () =>
  waitFor('nothing to tell', async () => ((await stage.parley.openNews()) === 0 ? true : undefined), {
    timeoutMs: 90_000,
    everyMs: 100,
  });
let asked = 0;
/** Words that were not said before, also when a test is tried again. */
const words = (text: string) => `${text}, time ${(asked += 1)}`;

/** Lets the voice ask the agent this by the gateway’s own tool, one after the other in one turn, whatever is said. */
async function consult<Questions extends string[]>(
  ...questions: Questions
): Promise<{[Key in keyof Questions]: Answered}> {
  await stage.control.setScript([
    ...questions.map((question) => ({call: {name: 'openclaw_agent_consult', arguments: {question}}})),
    {say: 'That is what the agent says about it.'},
  ]);
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  expect(record.tools).toMatchObject(questions.map(() => ({name: 'openclaw_agent_consult', ok: true})));
  return record.tools.map(({output}) => JSON.parse(output) as Answered) as {
    [Key in keyof Questions]: Answered;
  };
}
interface Answered {
  taskId: string;
  state: string;
  told?: string;
  next?: string;
}
describe('the gateway’s own tools', {timeout: 180_000}, () => {
  beforeAll(async () => {
    // The first turn of an agent takes long.
    await consult(words('wake up'));
  }, 120_000);
  beforeEach(settled, 120_000);

  it('ask the agent, whose answer is told once, in the answer itself', async () => {
    const since = wallMs();
    const question = words('what is the time');
    const [{state, told: answer, taskId}] = await consult(question);
    expect(state).toBe('done');
    expect(answer).toContain(`Done: ${question}`);
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    await stage.control.setScript([]);
    await typeTurn(stage.desk, stage.parley, 'hello');
    expect(await told(since)).toHaveLength(0);
    expect(lender.gateway.model.asked.filter((one) => one.includes(question))).toHaveLength(1);
  });

  it('tell later what takes long, once, though the worker is ended meanwhile', async () => {
    const since = wallMs();
    const question = words('SLOW 12 look for a plumber');
    const [{state, next, taskId}] = await consult(question);
    expect(state).toBe('running');
    expect(next).toContain('by itself');
    await stage.control.setScript([]);
    await stage.parley.stopWorker();
    await stage.parley.send('gateway.read', {});
    expect(await taskThat(taskId, ({delivery}) => delivery === 'spoken')).toMatchObject({
      state: 'done',
      round: 1,
    });
    const ends = (await told(since)).filter(({answer}) => answer.includes(`Done: ${question}`));
    expect(ends).toHaveLength(1);
    expect(lender.gateway.model.asked.filter((one) => one.includes(question))).toHaveLength(1);
  });

  it('say how it stands, add to it and end it', async () => {
    const question = words('SLOW 40 paint the fence');
    const control = (text: string, mode: string) => ({
      call: {name: 'openclaw_agent_control', arguments: {text, mode}},
    });
    // In one turn, so that Parley does not tell of the progress in between.
    await stage.control.setScript([
      {call: {name: 'openclaw_agent_consult', arguments: {question}}},
      control('how is it going', 'status'),
      control('in green please', 'steer'),
      control('stop it', 'cancel'),
      {say: 'As you say.'},
    ]);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const [asking, status, added, ended] = record.tools.map(({output}) => output);
    const {taskId} = JSON.parse(asking ?? '{}') as Answered;
    expect(status).toContain('paint the fence');
    expect(JSON.parse(added ?? '{}')).toEqual({taskId, added: true});
    expect(JSON.parse(ended ?? '{}')).toEqual({taskId, state: 'cancelled'});
    await stage.control.setScript([control('and now', 'steer'), {say: 'It is over.'}]);
    const {record: after} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(after.tools[0]?.output).toContain('task.over');
  });

  it('give a second piece of work a session of its own', async () => {
    const dinner = words('what is for dinner');
    // In one turn: the first must not be over before the second is asked for.
    const [first, second] = await consult(words('SLOW 25 wash the car'), dinner);
    const found = await taskThat(second.taskId, ({state}) => state === 'done');
    expect(found.result).toContain(`Done: ${dinner}`);
    const main = await taskThat(first.taskId, () => true);
    expect(main.sessionKey).toBe('agent:main:main');
    expect(found.sessionKey).not.toBe(main.sessionKey);
  });

  it('come to an end that is told once, where the gateway was killed in the middle', async () => {
    const [{taskId}] = await consult(words('SLOW 15 find a book'));
    await stage.control.setScript([]);
    await lender.gateway.end('SIGKILL');
    await lender.gateway.begin();
    const task = await taskThat(taskId, ({delivery}) => delivery === 'spoken', 150_000);
    expect(task.round).toBe(1);
    expect([task.state, task.failure?.reason]).toEqual(
      task.state === 'done' ? ['done', undefined] : ['failed', 'task.interrupted'],
    );
  });
});
