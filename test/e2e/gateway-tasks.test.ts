import {setTimeout as sleep} from 'node:timers/promises';
import {describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {ended, useCalling} from './calling-stage.ts';

const on = useCalling({token: 'gateway-canary-7be01f55a9c24d18'});
const {taskThat} = on;

interface Accepted {
  taskId: string;
  accepted: boolean;
}
const send = async (
  message: string,
  more: Record<string, unknown> = {},
  tabId?: number,
): Promise<Accepted> => {
  const {output, failure} = await on.caller.call('send_to_openclaw', {message, ...more}, tabId);
  expect(failure).toBeNull();
  return JSON.parse(output) as Accepted;
};
const control = (taskId: string, action: string, text?: string) =>
  on.caller.call('control_task', {taskId, action, ...(text === undefined ? {} : {text})});

describe('work that is handed over', {timeout: 120_000}, () => {
  it('is taken at once, and its result belongs to it', async () => {
    const {taskId, accepted} = await send('book a table for two');
    expect(accepted).toBe(true);
    expect(await taskThat(taskId, ended)).toMatchObject({
      state: 'done',
      delivery: 'pending',
      result: 'Done: book a table for two',
    });
    const {output} = await on.caller.call('get_tasks', {});
    expect(output).toContain('Done: book a table for two');
    // What was told on request is not told again.
    expect(await taskThat(taskId, ended)).toMatchObject({delivery: 'spoken'});
  });

  it('takes the page along, in marks, where the person speaks of it', async () => {
    const page = await on.desk.visit(on.site.at('/'));
    const tabId = await on.desk.frontTab();
    const {output} = await on.caller.call(
      'send_to_openclaw',
      {message: 'summarise this page', share_page: true},
      tabId,
    );
    const {taskId, shared} = JSON.parse(output) as Accepted & {shared: unknown};
    expect(shared).toEqual({title: await page.title(), address: on.site.at('/')});
    const task = await taskThat(taskId, ended);
    expect(task.result).toContain(`The page is called ${await page.title()}`);
    expect(task.text).toMatch(/<page-content nonce="[^"]+">/);
    await page.close();
  });

  it('that the agent cannot do says so', async () => {
    const {taskId} = await send('REFUSE this');
    const task = await taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'failed', delivery: 'pending', failure: {reason: 'task.failed'}});
    expect((await control(taskId, 'status')).output).toContain('could not finish');
  });

  it('can be cancelled, and nothing is told of it then', async () => {
    const {taskId} = await send('SLOW 30 dig a hole');
    await taskThat(taskId, ({progress}) => progress !== null);
    expect(JSON.parse((await control(taskId, 'cancel')).output)).toEqual({taskId, state: 'cancelled'});
    const history = () => on.gateway.model.asked.length;
    const before = history();
    await sleep(2_000);
    expect(history()).toBe(before);
    expect(await taskThat(taskId, ended)).toMatchObject({state: 'cancelled', delivery: 'none', result: null});
    expect((await control(taskId, 'steer', 'deeper')).failure?.reason).toBe('task.over');
  });

  it('can be added to while it runs', async () => {
    const {taskId} = await send('SLOW 6 write a poem');
    await taskThat(taskId, ({state}) => state === 'running');
    expect((await control(taskId, 'follow_up', 'more')).failure?.reason).toBe('task.running');
    expect(JSON.parse((await control(taskId, 'steer', 'about the sea')).output)).toEqual({
      taskId,
      added: true,
    });
    const task = await taskThat(taskId, ended);
    expect(task.state).toBe('done');
    await waitFor(
      `the added words, behind ${JSON.stringify(on.gateway.model.asked.slice(-4))}`,
      () => (on.gateway.model.asked.some((words) => words.includes('about the sea')) ? true : undefined),
      {timeoutMs: 10_000},
    );
  });

  it('goes on in the same session when more is asked of it', async () => {
    const {taskId} = await send('plan a trip to Rome');
    await taskThat(taskId, ended);
    await control(taskId, 'follow_up', 'REPEAT what we planned');
    const task = await taskThat(taskId, (one) => one.round === 2 && ended(one));
    expect(task).toMatchObject({state: 'done', delivery: 'pending'});
    expect(task.result).toContain('plan a trip to Rome');
  });

  it('of no such name is said to be unknown', async () => {
    expect((await control('task_nothing-here', 'status')).failure?.reason).toBe('task.unknown');
  });
});
