import {setTimeout as sleep} from 'node:timers/promises';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Page} from 'puppeteer-core';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {readTurns} from '../../local/desk/stored-turns.ts';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {startStandInModel, type StandInModel} from '../../local/openclaw/model.ts';
import type {DaySpend} from '../../src/protocol/spending.ts';
import type {Task} from '../../src/protocol/task.ts';
import {ask, openCaller, openOptions, useGateway, type Caller} from './gateway-stage.ts';
import {EXTENSION, KEY, useStage} from './stage.ts';

describe('a question to a stronger model, by the agent', {timeout: 90_000}, () => {
  const token = 'gateway-canary-6a20cbe94d1f4a77';
  const starting = useGateway({token});
  const stage = useStage();
  let gateway: LocalGateway;

  beforeAll(async () => {
    gateway = await starting();
    await stage.parley.connectTo({url: gateway.url, token});
  }, 180_000);

  it('that was doubted is answered in the same turn, behind a few words at once', async () => {
    await typeTurn(stage.desk, stage.parley, 'tell me a joke');
    const {record} = await speakTurn(stage.desk, stage.parley, 'are you sure about that');
    expect(record).toMatchObject({outcome: 'answered', failure: null});
    expect(record.tools).toMatchObject([{name: 'ask_higher_model', ok: true}]);
    expect(record.answer).toMatch(/One moment, I will make sure.*I have looked.*Forty two exactly/s);
    expect(record.reply.audibleMs).toBeGreaterThan(2_000);
    // The lead-in is heard while the answer is still being looked for.
    expect(record.spans.find(({name}) => name === 'audio.first')?.end).toBeLessThan(
      record.spans.find(({name}) => name === 'tool:ask_higher_model')?.end ?? 0,
    );
  });

  it('is no task, and lies in a session that may change nothing', async () => {
    const tasks = (await stage.parley.options.evaluate(readTasks)) as Task[];
    expect(tasks).toEqual([]);
    const asked = gateway.model.received.findLast((text) => text.includes('Question: '));
    const {tools} = JSON.parse(asked ?? '{}') as {tools?: {function: {name: string}}[]};
    const names = (tools ?? []).map((tool) => tool.function.name);
    expect(names).toContain('read');
    for (const name of ['write', 'edit', 'apply_patch']) expect(names).not.toContain(name);
  });

  it('that the person does not wait for holds nothing up, and its late answer is dropped', async () => {
    const late = 'SLOW 6 how far is the moon';
    await stage.control.setScript([
      {call: {name: 'ask_higher_model', arguments: {question: late}}},
      {say: 'One moment.'},
    ]);
    const since = wallMs();
    const popup = await stage.parley.open('popup', {isBackground: true});
    const {turnId} = await stage.parley.send('talk.type', {text: 'hello'}, popup);
    await waitFor(
      'the question at the agent',
      () => (gateway.model.asked.some((words) => words.includes(late)) ? true : undefined),
      {timeoutMs: 30_000},
    );
    const next = await stage.parley.send('talk.type', {text: 'who are you'}, popup);
    await popup.close();
    const second = await stage.parley.waitForTurn(next.turnId, 30_000);
    expect(second.answer).toContain('stand-in');
    const first = await stage.parley.waitForTurn(turnId, 5_000);
    expect(first).toMatchObject({outcome: 'interrupted', tools: []});
    // Long after it would have come it is nowhere: not in a turn of its own, and not in the next one.
    await sleep(7_000);
    await typeTurn(stage.desk, stage.parley, 'hello');
    const answers = (await stage.parley.turns()).filter(({startedAt}) => startedAt >= since);
    expect(answers.filter(({dropped}) => dropped['tool'] === 1)).toHaveLength(1);
    for (const {answer, source} of answers) {
      expect(answer).not.toContain('moon');
      expect(source).not.toBe('task');
    }
  });

  it('leaves what of a page went to the agent in the record of the turn', async () => {
    const {record} = await speakTurn(stage.desk, stage.parley, 'ask my agent to summarise this page');
    const whole = await waitFor(
      'the receipt',
      async () => {
        const turn = (await stage.parley.turns()).find(({turnId}) => turnId === record.turnId);
        return turn?.sent.some(({what}) => what === 'agent') ? turn : undefined;
      },
      {timeoutMs: 20_000},
    );
    const [part, ...more] = whole.sent.filter(({what}) => what === 'agent');
    expect(more).toEqual([]);
    expect(part).toMatchObject({title: 'Tea and Books', selectionChars: 0, left: []});
    expect(part?.what === 'agent' && part.picture?.thumbnail).toMatch(/^data:image\/jpeg/);
    expect(part?.what === 'agent' && part.textChars).toBeGreaterThan(50);
  });
});

describe('a question to a stronger model, by the person’s own key', {timeout: 90_000}, () => {
  let model: StandInModel;
  let desk: ToolDesk;
  let options: Page;
  let caller: Caller;

  beforeAll(async () => {
    model = await startStandInModel();
    desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
    options = await openOptions(desk);
    caller = await openCaller(desk, options);
  });
  afterAll(async () => {
    await desk.close();
    await model.close();
  });

  const put = (question: string) => caller.call('ask_higher_model', {question});
  const failure = async (question: string) => (await put(question)).failure;

  it('has nobody to ask until a model is named, and no key until one is given', async () => {
    expect(await failure('how far')).toMatchObject({
      reason: 'higher.missing',
      fix: {action: 'open.options'},
    });
    await desk.change({provider: 'compatible', compatibleUrl: model.url, higherModel: 'stand-in-1'});
    expect((await failure('how far'))?.reason).toBe('key.missing');
  });

  it('is answered by the model of that name, in marks', async () => {
    await ask(options, 'credential.write', {key: KEY});
    const {output, failure: none} = await put('how far is the moon');
    expect(none).toBeNull();
    expect(output).toMatch(/<agent-result nonce="[^"]+">\nDone: how far is the moon\n<\/agent-result/);
    expect(JSON.parse(model.received.at(-1) ?? '{}')).toMatchObject({
      model: 'stand-in-1',
      messages: [{role: 'system'}, {role: 'user', content: 'how far is the moon'}],
    });
    expect(output).not.toContain(KEY);
  });

  it('is counted for its day, where there is no conversation that could', async () => {
    const kept = await waitFor(
      'the sum of the day',
      async () =>
        ((await options.evaluate(readTurns, 'spending' as const)) as DaySpend[]).find(
          ({model: name}) => name === 'stand-in-1',
        ),
      {timeoutMs: 5_000},
    );
    expect(kept).toMatchObject({billing: 'free', usd: 0, amounts: {textIn: 10, textOut: 10}});
  });

  it('that is refused says so', async () => {
    expect(await failure('REFUSE this')).toMatchObject({reason: 'higher.refused'});
  });

  it('that takes too long is given up with one thing to do', async () => {
    expect(await failure('SLOW 60 how far')).toMatchObject({
      reason: 'higher.timeout',
      fix: {label: 'Ask again, or hand it over as work'},
    });
  });

  it('that nobody answers says so', async () => {
    await desk.change({compatibleUrl: 'http://127.0.0.1:9/v1'});
    await ask(options, 'credential.write', {key: KEY});
    expect(await failure('how far')).toMatchObject({reason: 'higher.unreachable'});
  });
});
