import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import {USUAL_TALK, type TalkChoices} from '../../local/openclaw/config.ts';
import {startGateway, type LocalGateway} from '../../local/openclaw/gateway.ts';
import {openVoiceEdge} from '../../local/openclaw/voice-edge.ts';
import type {FailureReason} from '../../src/protocol/failures.ts';
import type {Task} from '../../src/protocol/task.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {allTold, callOf, isClosedAt, keptBy} from './gateway-host-stage.ts';
import {extensionOrigin} from './gateway-stage.ts';
import {expectHeard, failureOf, hangUp, KEY, press, useStage} from './stage.ts';

const TOKEN = 'gateway-canary-9c2f47d1a6b80e35';
const TALK: TalkChoices = {...USUAL_TALK, apiKey: KEY};
/** Short, so that a token at hand is seen to be minted anew. */
const SECRET_LIFE_MS = 40_000;
const MINT = 'POST /v1/realtime/client_secrets';

// The browser is told where the voice of a gateway is before it starts.
const edge = await openVoiceEdge();
const stage = useStage({
  args: edge.browserArgs,
  isConfigured: false,
  service: {secretLifeMs: SECRET_LIFE_MS},
});
let gateway: LocalGateway;

beforeAll(async () => {
  edge.pointTo(stage.server.url);
  gateway = await startGateway({
    allowedOrigins: [await extensionOrigin()],
    token: TOKEN,
    talk: TALK,
    env: edge.env,
  });
  await stage.parley.connectTo({url: gateway.url, token: TOKEN});
  await stage.parley.speakThroughGateway();
}, 180_000);

afterAll(async () => {
  await gateway.close();
  await edge.close();
});

const call = () => callOf(stage.parley);
const presentCall = () => waitFor('a call', async () => (await call()) ?? undefined, {timeoutMs: 10_000});
const isTold = () => allTold(stage.parley);

async function expectKeptOnce({turnId, heard, answer}: TurnRecord): Promise<void> {
  await isTold();
  const rows = (await keptBy(gateway)).filter(({id}) => id.includes(turnId));
  expect(rows.map(({role, text}) => ({role, text}))).toEqual([
    {role: 'user', text: heard},
    {role: 'assistant', text: answer},
  ]);
  const {voiceSessionId} = await presentCall();
  expect(rows.map(({id}) => id)).toEqual(
    ['you', 'parley'].map((who) => `voice:${voiceSessionId}:${turnId}-${who}`),
  );
}

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

/** Lets the voice ask the agent this by the gateway's own tool, whatever is said. */
async function consult(question: string): Promise<Answered> {
  const script = [
    {call: {name: 'openclaw_agent_consult', arguments: {question}}},
    {say: 'That is what the agent says about it.'},
  ];
  await stage.control.setScript(script);
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  expect(record.tools).toMatchObject([{name: 'openclaw_agent_consult', ok: true}]);
  return JSON.parse(record.tools[0]?.output ?? '{}') as Answered;
}
interface Answered {
  taskId: string;
  state: string;
  told?: string;
  next?: string;
}
describe('a voice that the gateway lends', {timeout: 120_000}, () => {
  it('is spoken with, and reads the page, with no key in the browser', async () => {
    const {record} = await speakTurn(stage.desk, stage.parley, 'what is on this page');
    expectHeard('what is on this page', record);
    expect(record.tools).toMatchObject([{name: 'read_page', ok: true}]);
    expect(record.reply.audibleMs).toBeGreaterThan(500);
    expect(edge.asked).toEqual(expect.arrayContaining([MINT, 'POST /v1/realtime/calls']));
    const stored = await stage.parley.options.evaluate(async () =>
      JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
    );
    expect(stored).not.toContain(KEY);
    expect(Object.keys((JSON.parse(stored) as [{credentials?: object}])[0].credentials ?? {})).toEqual(
      [`device ${gateway.url}`, gateway.url].filter((name) => stored.includes(`"${name}"`)),
    );
    await expectKeptOnce(record);
  });

  it('keeps the gateway’s tools, model and voice, and has Parley’s beside them', async () => {
    const updates = (await stage.control.log())
      .map(({event}) => event as {type: string; session?: Session})
      .filter(({type}) => type === 'session.updated');
    const {tools, audio, model, instructions} = updates.at(-1)?.session ?? ({} as Session);
    const names = tools.map(({name}) => name);
    expect(names).toEqual(
      expect.arrayContaining(['openclaw_agent_consult', 'openclaw_agent_control', 'read_page', 'point']),
    );
    expect(new Set(names).size).toBe(names.length);
    expect(tools.find(({name}) => name === 'openclaw_agent_consult')?.description).not.toContain(
      'Described by',
    );
    expect(audio.output.voice).toBe('cedar');
    expect(audio.input.turn_detection).toBeNull();
    expect(model).toBe('gpt-realtime-2.1');
    expect(instructions).toMatch(/^You are Parley/);
  });

  it('has its token minted anew before it ends', async () => {
    await stage.control.setScript([]);
    const before = edge.asked.filter((one) => one === MINT).length;
    await waitFor(
      'another token',
      () => (edge.asked.filter((one) => one === MINT).length > before ? true : undefined),
      {
        timeoutMs: SECRET_LIFE_MS,
      },
    );
    expect((await stage.parley.snapshot()).session).toBe('ready');
  });
});

interface Session {
  model: string;
  instructions: string;
  tools: {name: string; description: string}[];
  audio: {input: {turn_detection: unknown}; output: {voice: string}};
}

describe('what was said', {timeout: 180_000}, () => {
  it('is kept by the gateway once, though the worker is ended meanwhile', async () => {
    await stage.control.setScript([]);
    const popup = await stage.parley.open('popup', {isBackground: true});
    const {turnId} = await stage.parley.send('talk.type', {text: 'tell me a long story'}, popup);
    await popup.close();
    await stage.parley.waitForPhase(['speaking'], 20_000);
    await stage.parley.stopWorker();
    const record = await stage.parley.waitForTurn(turnId, 60_000);
    await stage.parley.stopWorker();
    const {record: second} = await typeTurn(stage.desk, stage.parley, 'hello');
    await stage.parley.stopWorker();
    await expectKeptOnce(second);
    await expectKeptOnce(record);
  });

  it('reaches a gateway that was away, under the names it had', async () => {
    await gateway.end('SIGKILL');
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    await stage.parley.stopWorker();
    await gateway.begin();
    // Whatever wakes the worker brings it on.
    await stage.parley.send('gateway.read', {});
    await expectKeptOnce(record);
  });

  it('goes on in the same call when a session is handed over', async () => {
    const before = await presentCall();
    await stage.control.setSessionLife(12_000);
    await hangUp(stage);
    await isTold();
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const during = await presentCall();
    expect(during.voiceSessionId).not.toBe(before.voiceSessionId);
    const {sessionId} = await stage.parley.snapshot();
    await stage.parley.waitForSnapshot('another session', (now) => now.sessionId !== sessionId, 30_000);
    await stage.control.setSessionLife(3_600_000);
    const {record: next} = await typeTurn(stage.desk, stage.parley, 'hello');
    expect(await presentCall()).toEqual(during);
    expect(next.sessionId).not.toBe(record.sessionId);
    await expectKeptOnce(record);
    await expectKeptOnce(next);
  });
});

describe('the gateway’s own tools', {timeout: 180_000}, () => {
  beforeAll(async () => {
    // The first turn of an agent takes long.
    await consult(words('wake up'));
  }, 120_000);
  beforeEach(settled, 120_000);

  it('ask the agent, whose answer is told once, in the answer itself', async () => {
    const since = wallMs();
    const question = words('what is the time');
    const {state, told: answer, taskId} = await consult(question);
    expect(state).toBe('done');
    expect(answer).toContain(`Done: ${question}`);
    await taskThat(taskId, ({delivery}) => delivery === 'spoken');
    await stage.control.setScript([]);
    await typeTurn(stage.desk, stage.parley, 'hello');
    expect(await told(since)).toHaveLength(0);
    expect(gateway.model.asked.filter((one) => one.includes(question))).toHaveLength(1);
  });

  it('tell later what takes long, once, though the worker is ended meanwhile', async () => {
    const since = wallMs();
    const question = words('SLOW 12 look for a plumber');
    const {state, next, taskId} = await consult(question);
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
    expect(gateway.model.asked.filter((one) => one.includes(question))).toHaveLength(1);
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
    const first = await consult(words('SLOW 25 wash the car'));
    const dinner = words('what is for dinner');
    const second = await consult(dinner);
    const found = await taskThat(second.taskId, ({state}) => state === 'done');
    expect(found.result).toContain(`Done: ${dinner}`);
    const main = await taskThat(first.taskId, () => true);
    expect(main.sessionKey).toBe('agent:main:main');
    expect(found.sessionKey).not.toBe(main.sessionKey);
  });

  it('come to an end that is told once, where the gateway was killed in the middle', async () => {
    const {taskId} = await consult(words('SLOW 15 find a book'));
    await stage.control.setScript([]);
    await gateway.end('SIGKILL');
    await gateway.begin();
    const task = await taskThat(taskId, ({delivery}) => delivery === 'spoken', 150_000);
    expect(task.round).toBe(1);
    expect([task.state, task.failure?.reason]).toEqual(
      task.state === 'done' ? ['done', undefined] : ['failed', 'task.interrupted'],
    );
  });
});

describe('a call', {timeout: 120_000}, () => {
  it('ends with the conversation', async () => {
    const host = await presentCall();
    await hangUp(stage);
    await isTold();
    expect(await call()).toBeNull();
    expect(await isClosedAt(gateway, host)).toBe(true);
  });

  it('ends when the document of the conversation is lost', async () => {
    await stage.control.setScript([]);
    const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
    const host = await presentCall();
    await expectKeptOnce(record);
    await (await stage.parley.offscreen())?.close();
    await waitFor('the end of the call', async () => ((await call()) ? undefined : true), {
      timeoutMs: 15_000,
    });
    await isTold();
    expect(await isClosedAt(gateway, host)).toBe(true);
  });
});

describe('a gateway that lends nothing', {timeout: 120_000}, () => {
  it.each<[string, FailureReason, Partial<TalkChoices>]>([
    ['has no key', 'voice.unconfigured', {apiKey: null}],
    ['has a wrong key', 'voice.key', {apiKey: 'sk-local-wrong'}],
    ['relays the audio', 'voice.relay', {transport: 'gateway-relay'}],
    ['has a voice of its own kind', 'voice.unsuitable', {model: 'gpt-live-1'}],
  ])('because it %s says %s', async (_what, reason, part) => {
    await gateway.setTalk({...TALK, ...part});
    // It looks at its configuration every now and then, and lends as before until then.
    await waitFor(
      reason,
      async () => {
        await hangUp(stage);
        const since = await press(stage);
        const {failure} = await stage.parley.waitForSnapshot(
          'a session, or none',
          (now) => now.at >= since && (now.failure !== null || now.session === 'ready'),
          15_000,
        );
        return failure?.reason === reason ? true : undefined;
      },
      {timeoutMs: 60_000, everyMs: 1_000},
    );
    await gateway.setTalk(TALK);
  });

  it('and lends it again when it was set right', async () => {
    await waitFor(
      'an answer',
      async () => {
        const {record} = await typeTurn(stage.desk, stage.parley, 'hello').catch(() => ({record: null}));
        return record?.outcome === 'answered' ? true : undefined;
      },
      {timeoutMs: 80_000, everyMs: 1_000},
    );
  });

  it('because it is not there says so', async () => {
    await hangUp(stage);
    await isTold();
    await gateway.end('SIGKILL');
    const since = await press(stage);
    await failureOf(stage, 'gateway.unreachable', since);
  });
});
