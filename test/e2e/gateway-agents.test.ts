import {describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {askGateway} from '../../local/openclaw/operator.ts';
import type {GatewayAgents} from '../../src/protocol/agents.ts';
import type {Task} from '../../src/protocol/task.ts';
import {useCalling} from './calling-stage.ts';
import {ask} from './gateway-stage.ts';

const on = useCalling({
  token: 'gateway-canary-c81d0f7a55e94b32',
  agents: {ada: 'Ada', research: 'Researcher'},
  hasAllSites: false,
});

const send = async (args: Record<string, unknown>) => {
  const {output} = await on.caller.call('send_to_openclaw', args);
  return {...(JSON.parse(output) as {taskId: string; agent?: string; error?: {message: string}}), output};
};
const done = (taskId: string): Promise<Task> => on.taskThat(taskId, ({state}) => state === 'done');
const change = async (part: object) => {
  const {settings} = await ask(on.options, 'settings.read', {});
  return ask(on.options, 'settings.write', {settings: {...settings, ...part}});
};

describe('the agents of a gateway', {timeout: 120_000}, () => {
  it('are known by the names they have there', async () => {
    const {agents} = await ask(on.options, 'agents.read', {});
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
    expect((await on.caller.call('get_tasks', {})).output).toContain('by Ada');
    await on.caller.call('control_task', {taskId, action: 'follow_up', text: 'REPEAT it'});
    const more = await on.taskThat(taskId, ({round, state}) => round === 2 && state === 'done');
    expect(more.result).toContain('book a table');
    expect(more.sessionKey).toBe(task.sessionKey);
  });

  it('that are named as nobody is called are not made up: the names there are, are told', async () => {
    const before = (await on.caller.tasks()).length;
    const {error} = await send({message: 'book a table', agent: 'Bob'});
    expect(error?.message).toContain('There is no agent called "Bob".');
    expect(error?.message).toContain('Ada');
    expect(error?.message).toContain('Researcher');
    expect(await on.caller.tasks()).toHaveLength(before);
  });

  it('work without being named where the person chose one, else the gateway’s own does', async () => {
    await change({agents: {usual: 'research', voices: {}}});
    const {taskId} = await send({message: 'find a paper'});
    expect((await done(taskId)).sessionKey).toMatch(/^agent:research:/);
    await change({agents: {usual: null, voices: {}}});
    expect((await done((await send({message: 'find a book'})).taskId)).sessionKey).toMatch(/^agent:main:/);
  });

  it('are asked for in the settings, with the gateway’s wake words, which follow it', async () => {
    // The gateway's wake words are its owner's to set.
    await askGateway(on.gateway, 'voicewake.set', {triggers: ['hey ada', 'computer']}, ['operator.admin']);
    // What lies behind another tab draws nothing, and takes no clicks.
    await on.options.bringToFront();
    await on.options.reload();
    await on.options.waitForSelector('select[name=gatewayWakeWord]');
    const words = () =>
      on.options.$$eval('select[name=gatewayWakeWord] option', (all) =>
        all.map(({value}) => value).filter(Boolean),
      );
    expect(await words()).toEqual(['hey ada', 'computer']);
    await on.options.select('select[name=usualAgent]', 'ada');
    await on.options.select('select[name=voice-ada]', 'cedar');
    await on.options.select('select[name=gatewayWakeWord]', 'hey ada');
    await on.options.locator('form[aria-labelledby="agents-title"] button.primary').click();
    await waitFor(
      'the settings',
      async () => {
        const {settings} = await ask(on.options, 'settings.read', {});
        return settings.agents.usual === 'ada' ? settings : undefined;
      },
      {timeoutMs: 5_000},
    ).then((settings) =>
      expect(settings).toMatchObject({agents: {usual: 'ada', voices: {ada: 'cedar'}}, wakePhrase: 'hey ada'}),
    );
    const kept = await on.options.evaluate(() =>
      chrome.storage.local.get<{gatewayAgents: unknown}>('gatewayAgents'),
    );
    expect((kept.gatewayAgents as GatewayAgents).wakeWords).toContainEqual({
      phrase: 'hey ada',
      agentId: null,
    });
  });
});
