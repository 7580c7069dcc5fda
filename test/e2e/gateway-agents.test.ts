import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {startGateway, type LocalGateway} from '../../local/openclaw/gateway.ts';
import type {GatewayAgents} from '../../src/protocol/agents.ts';
import type {Task} from '../../src/protocol/task.ts';
import {
  ask,
  extensionOrigin,
  isConnected,
  linkThat,
  openCaller,
  openOptions,
  type Caller,
} from './gateway-stage.ts';
import {EXTENSION} from './stage.ts';

const TOKEN = 'gateway-canary-c81d0f7a55e94b32';
let gateway: LocalGateway;
let desk: ToolDesk;
let options: Page;
let caller: Caller;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  gateway = await startGateway({
    allowedOrigins: [await extensionOrigin()],
    token: TOKEN,
    agents: {ada: 'Ada', research: 'Researcher'},
  });
  closers.push(gateway.close);
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
  closers.push(() => desk.close());
  options = await openOptions(desk);
  caller = await openCaller(desk, options);
  await ask(options, 'gateway.save', {url: gateway.url, token: TOKEN});
  await linkThat(options, 'the connection', isConnected);
}, 180_000);
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

const send = async (args: Record<string, unknown>) => {
  const {output} = await caller.call('send_to_openclaw', args);
  return {...(JSON.parse(output) as {taskId: string; agent?: string; error?: {message: string}}), output};
};
const done = (taskId: string): Promise<Task> =>
  waitFor(
    `the task ${taskId}`,
    async () => (await caller.tasks()).find((task) => task.taskId === taskId && task.state === 'done'),
    {timeoutMs: 60_000, everyMs: 100},
  );
const change = async (part: object) => {
  const {settings} = await ask(options, 'settings.read', {});
  return ask(options, 'settings.write', {settings: {...settings, ...part}});
};

describe('the agents of a gateway', {timeout: 120_000}, () => {
  it('are known by the names they have there', async () => {
    const {agents} = await ask(options, 'agents.read', {});
    expect(agents?.agents).toEqual(
      expect.arrayContaining([
        {id: 'ada', name: 'Ada'},
        {id: 'research', name: 'Researcher'},
      ]),
    );
    expect(agents?.agents.map(({id}) => id)).toContain('main');
  });

  it('get the work that is given to them by name, and go on with it', async () => {
    const {taskId, agent} = await send({message: 'book a table', agent: 'ada'});
    expect(agent).toBe('Ada');
    const task = await done(taskId);
    expect(task).toMatchObject({result: 'Done: book a table', agent: {id: 'ada', name: 'Ada'}});
    expect(task.sessionKey).toMatch(/^agent:ada:/);
    expect((await caller.call('get_tasks', {})).output).toContain('by Ada');
    await caller.call('control_task', {taskId, action: 'follow_up', text: 'REPEAT it'});
    const more = await waitFor(
      'the second round',
      async () =>
        (await caller.tasks()).find(
          (one) => one.taskId === taskId && one.round === 2 && one.state === 'done',
        ),
      {timeoutMs: 60_000, everyMs: 100},
    );
    expect(more.result).toContain('book a table');
    expect(more.sessionKey).toBe(task.sessionKey);
  });

  it('that are named as nobody is called are not made up: the names there are, are told', async () => {
    const before = (await caller.tasks()).length;
    const {error} = await send({message: 'book a table', agent: 'Bob'});
    expect(error?.message).toContain('There is no agent called "Bob".');
    expect(error?.message).toContain('Ada');
    expect(error?.message).toContain('Researcher');
    expect(await caller.tasks()).toHaveLength(before);
  });

  it('work without being named where the person chose one, else the gateway’s own does', async () => {
    await change({agents: {usual: 'research', voices: {}}});
    const {taskId} = await send({message: 'find a paper'});
    expect((await done(taskId)).sessionKey).toMatch(/^agent:research:/);
    await change({agents: {usual: null, voices: {}}});
    expect((await done((await send({message: 'find a book'})).taskId)).sessionKey).toMatch(/^agent:main:/);
  });

  it('are asked for in the settings, with the gateway’s wake words, which follow it', async () => {
    await gateway.cli([
      'gateway',
      'call',
      'voicewake.set',
      '--params',
      JSON.stringify({triggers: ['hey ada', 'computer']}),
      '--url',
      gateway.url,
      '--token',
      TOKEN,
    ]);
    // What lies behind another tab draws nothing, and takes no clicks.
    await options.bringToFront();
    await options.reload();
    await options.waitForSelector('select[name=gatewayWakeWord]');
    const words = () =>
      options.$$eval('select[name=gatewayWakeWord] option', (all) =>
        all.map(({value}) => value).filter(Boolean),
      );
    expect(await words()).toEqual(['hey ada', 'computer']);
    await options.select('select[name=usualAgent]', 'ada');
    await options.select('select[name=voice-ada]', 'cedar');
    await options.select('select[name=gatewayWakeWord]', 'hey ada');
    await options.locator('form[aria-labelledby="agents-title"] button.primary').click();
    await waitFor(
      'the settings',
      async () => {
        const {settings} = await ask(options, 'settings.read', {});
        return settings.agents.usual === 'ada' ? settings : undefined;
      },
      {timeoutMs: 5_000},
    ).then((settings) =>
      expect(settings).toMatchObject({agents: {usual: 'ada', voices: {ada: 'cedar'}}, wakePhrase: 'hey ada'}),
    );
    const kept = await options.evaluate(() =>
      chrome.storage.local.get<{gatewayAgents: unknown}>('gatewayAgents'),
    );
    expect((kept.gatewayAgents as GatewayAgents).wakeWords).toContainEqual({
      phrase: 'hey ada',
      agentId: null,
    });
  });
});
