import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {Parley} from '../../local/desk/parley.ts';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {typeTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {askGateway} from '../../local/openclaw/operator.ts';
import type {Task} from '../../src/protocol/task.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {openProxy, useGateway, type Proxy} from './gateway-stage.ts';
import {EXTENSION, useStage} from './stage.ts';

const TOKEN = 'gateway-canary-9d0c5b1e88f24a37';
const FIRST = ['anchor', 'basket', 'candle', 'drum', 'engine'];
const SECOND = ['feather', 'guitar', 'hammer', 'island', 'jacket'];
const NAMES = [...FIRST, ...SECOND];
/** What nobody can know before the stand-in model is told to say it. */
const answerOf = (name: string) => `the ${name} lies on shelf ${NAMES.indexOf(name) + 11}`;

const starting = useGateway({token: TOKEN});
const stage = useStage();
let gateway: LocalGateway;
let proxy: Proxy;

beforeAll(async () => {
  gateway = await starting();
  proxy = await openProxy(gateway.port, null);
  await stage.parley.connectTo({url: `ws://127.0.0.1:${proxy.port}`, token: TOKEN});
}, 180_000);

afterAll(() => proxy.close());

const tasks = async () => (await stage.parley.options.evaluate(readTasks)) as Task[];
const taskOf = async (name: string) => (await tasks()).find(({message}) => message === `HOLD ${name}`);
const released = new Set<string>();
const release = (...names: string[]) => {
  for (const name of names) {
    gateway.model.holds.release(name, answerOf(name));
    released.add(name);
  }
};
const asked = (name: string) => gateway.model.asked.filter((words) => words.includes(`HOLD ${name}`)).length;
/** Waits until the gateway goes on with something it was killed in the middle of, and lets that be done. */
async function releaseNext(): Promise<string> {
  const name = await waitFor(
    'work that is gone on with',
    () => NAMES.find((one) => asked(one) > 1 && !released.has(one)),
    {timeoutMs: 60_000},
  );
  release(name);
  await waitFor('the answer', () => (gateway.model.holds.held.includes(name) ? undefined : true), {
    timeoutMs: 10_000,
  });
  return name;
}
/** Turns in which Parley told by itself how the work called `name` ended. */
const toldOf = async (name: string): Promise<TurnRecord[]> =>
  (await stage.parley.turns()).filter(
    ({source, answer}) => source === 'task' && answer.includes(answerOf(name)),
  );

/** Waits until this is so of every one of `names`; raises with those of which it is not. */
async function eachOf(
  names: readonly string[],
  what: string,
  isSo: (name: string) => boolean | Promise<boolean>,
): Promise<void> {
  let missing: string[] = [];
  await waitFor(
    what,
    async () => {
      const found = await Promise.all(names.map(async (name) => ((await isSo(name)) ? [] : [name])));
      missing = found.flat();
      return missing.length === 0 ? true : undefined;
    },
    {timeoutMs: 90_000, everyMs: 100},
  ).catch(async (cause: unknown) => {
    const left = (await tasks()).map(({message, state, delivery}) => `${message} ${state} ${delivery}`);
    throw new Error(`${what}: not ${missing.join(', ')} of ${left.join('; ')}`, {cause});
  });
}
const heard = (names: readonly string[]) =>
  eachOf(
    names,
    'being told',
    async (name) => (await toldOf(name)).length > 0 && (await taskOf(name))?.delivery === 'spoken',
  );

async function handOver(names: readonly string[]): Promise<{accepted: boolean}[]> {
  await stage.control.setScript([
    ...names.map((name) => ({call: {name: 'send_to_openclaw', arguments: {message: `HOLD ${name}`}}})),
    {say: 'I passed them on.'},
  ]);
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  return record.tools.map(({output}) => JSON.parse(output) as {accepted: boolean});
}

/** Whatever a person does wakes a worker that was ended. */
const wakeWorker = () => stage.parley.send('gateway.read', {});

async function control(action: string, name: string, text: string): Promise<string> {
  const taskId = (await taskOf(name))?.taskId;
  await stage.control.setScript([
    {call: {name: 'control_task', arguments: {taskId, action, text}}},
    {say: 'I asked.'},
  ]);
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  return record.tools[0]?.output ?? '';
}

describe('ten pieces of work at once', {timeout: 300_000}, () => {
  it('come back each to its own, whatever ends meanwhile', async () => {
    expect((await handOver(FIRST)).map(({accepted}) => accepted)).toEqual(FIRST.map(() => true));
    await stage.parley.stopWorker();
    await eachOf(FIRST, 'being worked on', (name) => asked(name) > 0);

    // The network is lost: what ends then is not heard of, and what is handed over then waits.
    proxy.lose();
    await wakeWorker();
    expect((await handOver(SECOND)).map(({accepted}) => accepted)).toEqual(SECOND.map(() => false));
    release('anchor', 'basket');
    await stage.parley.stopWorker();
    proxy.restore();
    await wakeWorker();
    await heard(['anchor', 'basket']);
    await eachOf(SECOND, 'being worked on', (name) => asked(name) > 0);

    // The gateway is killed in the middle of eight, and nothing but the alarm wakes the worker. It goes on with one after the other.
    const runs = new Map((await tasks()).map(({message, runId}) => [message, runId]));
    await gateway.end('SIGKILL');
    await stage.parley.stopWorker();
    await gateway.begin();
    const third = await releaseNext();
    await heard([third, await releaseNext()]);
    expect((await taskOf(third))?.runId).not.toBe(runs.get(`HOLD ${third}`));

    // The browser is closed, and opened again with the same profile.
    const away: string[] = [];
    await stage.desk.restartBrowser(async () => {
      away.push(await releaseNext(), await releaseNext());
    });
    stage.parley = await Parley.find(stage.desk.browser, EXTENSION);
    await eachOf(away, 'being found', async (name) => (await taskOf(name))?.state === 'done');
    await stage.control.setScript([]);
    await typeTurn(stage.desk, stage.parley, 'hello');
    await stage.parley.waitForPhase(['speaking'], 30_000);
    await stage.parley.stopWorker();
    await heard(away);
    for (const name of away) expect((await toldOf(name))[0]?.answer).toMatch(/^While you were away/);

    // The gateway is asked to end: it finishes what runs, and nobody is there to hear of it.
    const ending = gateway.end('SIGTERM');
    await stage.parley.stopWorker();
    release(...NAMES);
    await ending;
    await gateway.begin();
    await wakeWorker();
    await heard(NAMES);
  });

  it('were each told once, to the voice and by the voice, and asked of the agent once', async () => {
    const toVoice = (await stage.control.log()).filter(({direction}) => direction === 'client');
    const news = toVoice
      .map(({event}) => JSON.stringify(event))
      .filter((event) => event.includes('News of work that the person handed'));
    for (const name of NAMES) {
      expect(await toldOf(name), name).toHaveLength(1);
      const times = news.filter((event) => event.includes(answerOf(name)));
      expect(times, name).toHaveLength(1);
      const task = await taskOf(name);
      expect(task).toMatchObject({state: 'done', round: 1, result: `Done: ${answerOf(name)}`});
      // The gateway itself asks its model again for what it was killed in the middle of; the person's words stand there once.
      const {messages} = await askGateway<{messages: unknown[]}>(gateway, 'chat.history', {
        sessionKey: task?.sessionKey,
        limit: 60,
      });
      const rows = messages.filter((row) => JSON.stringify(row).includes(`HOLD ${name}`));
      expect(rows, name).toMatchObject([{role: 'user'}]);
    }
    for (const turn of await stage.parley.turns())
      if (turn.source === 'task') expect(turn).toMatchObject({outcome: 'answered', failure: null});
  });

  it('stay open to more, but for the oldest', async () => {
    const byEnd = (await tasks()).toSorted((one, other) => (one.endedAt ?? 0) - (other.endedAt ?? 0));
    const [oldest, newest] = [byEnd[0], byEnd.at(-1)].map(
      (task) => task?.message.slice('HOLD '.length) ?? '',
    );
    expect(await control('follow_up', oldest ?? '', 'and then?')).toContain('too far back');
    expect(await control('follow_up', newest ?? '', 'REPEAT it')).toContain('"accepted":true');
    const again = await waitFor(
      'the end of the second round',
      async () => (await tasks()).find(({round, delivery}) => round === 2 && delivery === 'spoken'),
      {timeoutMs: 60_000, everyMs: 100},
    );
    expect(again.result).toContain(`HOLD ${newest ?? ''}`);
  });
});
