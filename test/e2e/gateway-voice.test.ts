import {beforeAll, describe, expect, it} from 'vitest';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {settle, speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {isRecord} from '../../local/realtime/json.ts';
import type {Task} from '../../src/protocol/task.ts';
import {useGateway} from './gateway-stage.ts';
import {hangUp, useStage} from './stage.ts';

const TOKEN = 'gateway-canary-41d8e6b7f20a4c93';
const starting = useGateway({token: TOKEN, agents: {ada: 'Ada', research: 'Research'}});
const stage = useStage();
let gateway: LocalGateway;

beforeAll(async () => {
  gateway = await starting();
  await stage.parley.connectTo({url: gateway.url, token: TOKEN});
}, 180_000);

/** An answer that lasts until it is cut in on, however long that takes. */
const ENDLESS = Array.from({length: 120}, (_, at) => `This is sentence number ${at}.`).join(' ');

/** Lets the voice hand all of this over, whatever is said; gives the names of the tasks. */
async function handOverAll(work: readonly {message: string; priority?: string}[]): Promise<[string, string]> {
  await stage.control.setScript([
    ...work.map((given) => ({call: {name: 'send_to_openclaw', arguments: given}})),
    {say: 'I passed it on.'},
  ]);
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  const ids = record.tools.map(({output}) => (JSON.parse(output) as {taskId: string}).taskId);
  return [ids[0] ?? '', ids[1] ?? ''];
}

/** The same for one piece of work. */
async function handOver(message: string, priority = 'normal'): Promise<string> {
  return (await handOverAll([{message, priority}]))[0];
}

const tasks = async () => (await stage.parley.options.evaluate(readTasks)) as Task[];
const taskThat = (taskId: string, suits: (task: Task) => boolean) =>
  waitFor(
    `the task ${taskId}`,
    async () => (await tasks()).find((task) => task.taskId === taskId && suits(task)),
    {
      timeoutMs: 90_000,
      everyMs: 10,
    },
  );
const told = async (since: number) =>
  (await stage.parley.turns()).filter(({source, startedAt}) => source === 'task' && startedAt >= since);
const toldOnce = (since: number, words: string) =>
  waitFor(
    `“${words}” being told`,
    async () => (await told(since)).find(({answer}) => answer.includes(words)),
    {
      timeoutMs: 90_000,
      everyMs: 100,
    },
  );

// The first work of a gateway's life takes long, and longer on a busy machine.
describe('a result', {timeout: 150_000}, () => {
  it('that was asked for by voice comes back by voice, once', async () => {
    const since = wallMs();
    const {record} = await speakTurn(stage.desk, stage.parley, 'ask my agent to summarise this page');
    expect(record.tools).toMatchObject([{name: 'send_to_openclaw', ok: true}]);
    const news = await toldOnce(since, 'The page is called Tea and Books');
    expect(news).toMatchObject({outcome: 'answered', heard: '', failure: null});
    expect(news.reply.audibleMs).toBeGreaterThan(1_000);
    const {taskId} = JSON.parse(record.tools[0]?.output ?? '{}') as {taskId: string};
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    // Neither a new life of the worker nor another turn brings it back.
    await stage.parley.stopWorker();
    await handOver('look at the clock');
    await toldOnce(since, 'look at the clock');
    expect(await told(since)).toHaveLength(2);
  });

  it('is told, once, though the worker is ended the moment it has come', {timeout: 300_000}, async () => {
    // The moment in which it was lost is short: several are tried.
    for (const what of [
      'the first tea',
      'the second tea',
      'the third tea',
      'the fourth tea',
      'the fifth tea',
    ]) {
      const since = wallMs();
      const taskId = await handOver(`buy ${what}`);
      await taskThat(taskId, ({state}) => state === 'done');
      await stage.parley.stopWorker();
      await taskThat(taskId, ({delivery}) => delivery === 'spoken');
      expect((await told(since)).map(({answer}) => answer)).toEqual([expect.stringContaining(what)]);
    }
  });

  it('that takes long is spoken of meanwhile, and then told', async () => {
    const since = wallMs();
    await handOver('SLOW 14 sort my mail');
    const progress = await toldOnce(since, 'Step');
    expect(progress.startedAt - since).toBeGreaterThan(8_000);
    await toldOnce(since, 'Done: SLOW 14 sort my mail');
    const turns = await told(since);
    expect(turns.filter(({answer}) => answer.includes('Done:'))).toHaveLength(1);
    expect(turns.filter(({answer}) => !answer.includes('Done:')).length).toBeLessThan(3);
  });

  it('that is urgent cuts in on what Parley says; another waits for its end', async ({task}) => {
    const {holds} = gateway.model;
    // What was once let go of is not held again.
    const [plants, oven] = ['plants', 'oven'].map((name) => `${name}${task.result?.retryCount ?? 0}`);
    // Both in one turn: news between two would use up what the voice is to do in the second.
    const [normal, urgent] = await handOverAll([
      {message: `HOLD ${plants}`, priority: 'normal'},
      {message: `HOLD ${oven}`, priority: 'urgent'},
    ]);
    await settle(stage.desk, stage.parley);
    await stage.control.setScript([{say: ENDLESS}]);
    const since = wallMs();
    const turnId = await stage.parley.type('hello');
    await stage.parley.waitForPhase(['speaking'], 30_000);
    holds.release(plants ?? '', 'the plants have water');
    await taskThat(normal, ({state}) => state === 'done');
    expect((await stage.parley.snapshot()).phase).toBe('speaking');
    expect(await told(since)).toHaveLength(0);
    holds.release(oven ?? '', 'the oven is hot');
    await toldOnce(since, 'the oven is hot');
    await taskThat(urgent, ({delivery}) => delivery === 'spoken');
    expect((await stage.parley.waitForTurn(turnId, 10_000)).outcome).toBe('interrupted');
    await toldOnce(since, 'the plants have water');
    await taskThat(normal, ({delivery}) => delivery === 'spoken');
  });

  it('of low priority is told when the person asks', async () => {
    const since = wallMs();
    const taskId = await handOver('look at the weather', 'low');
    await taskThat(taskId, ({state}) => state === 'done');
    // Another that ends later is told, and this one not with it.
    await handOver('look at the clock');
    await toldOnce(since, 'look at the clock');
    expect((await told(since)).filter(({answer}) => answer.includes('weather'))).toHaveLength(0);
    await stage.control.setScript([{call: {name: 'get_tasks', arguments: {}}}, {say: 'Here they are.'}]);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(record.tools[0]?.output).toContain('Done: look at the weather');
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    expect(await told(since)).toHaveLength(1);
  });

  it('that came while nobody was there is told when the person is back', async () => {
    const taskId = await handOver('SLOW 4 count the books');
    await hangUp(stage);
    const offscreen = await stage.parley.offscreen();
    await offscreen?.close();
    await taskThat(taskId, ({delivery, state}) => state === 'done' && delivery === 'pending');
    const since = wallMs();
    await stage.control.setScript([]);
    await typeTurn(stage.desk, stage.parley, 'hello');
    const news = await toldOnce(since, 'count the books');
    expect(news.answer).toMatch(/^While you were away/);
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
  });
});

describe('an agent that is called by its name', {timeout: 150_000}, () => {
  it('by voice gets the work, and its result is told', async () => {
    await stage.control.setScript([]);
    const since = wallMs();
    const {record} = await speakTurn(stage.desk, stage.parley, 'ask the research agent to find a paper');
    expect(record.tools).toMatchObject([{name: 'send_to_openclaw', ok: true}]);
    const {taskId, agent} = JSON.parse(record.tools[0]?.output ?? '{}') as {taskId: string; agent: string};
    expect(agent).toBe('Research');
    const task = await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    expect(task.sessionKey).toMatch(/^agent:research:/);
    await toldOnce(since, 'Done: find a paper');
  });

  it('and is chosen for work without a name lends its voice to the next conversation', async () => {
    await stage.parley.change({agents: {usual: 'research', voices: {research: 'cedar'}}});
    await hangUp(stage);
    const since = wallMs();
    const taskId = await handOver('find a book');
    expect((await taskThat(taskId, ({state}) => state === 'done')).sessionKey).toMatch(/^agent:research:/);
    const created = (await stage.control.log(since)).find(
      ({event}) => isRecord(event) && event['type'] === 'session.created',
    );
    expect(created?.event).toMatchObject({session: {audio: {output: {voice: 'cedar'}}}});
    await toldOnce(since, 'find a book');
  });
});
