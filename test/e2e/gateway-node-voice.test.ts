import {beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {speakTurn, typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import type {SharedTab, ShareStatus} from '../../src/protocol/sharing.ts';
import type {Task} from '../../src/protocol/task.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {BANK} from './consent-pages.ts';
import {useGateway} from './gateway-stage.ts';
import {ACT, approveNode, LOOK} from './node-approval.ts';
import {useStage} from './stage.ts';

const TOKEN = 'gateway-canary-70d1f6b92ce84a15';
const starting = useGateway({nodeCommands: [...LOOK, ...ACT], token: TOKEN});
const stage = useStage({pages: {'/bank': BANK}, settings: {agentActs: true}});
let gateway: LocalGateway;

beforeAll(async () => {
  gateway = await starting();
  await stage.parley.connectTo({url: gateway.url, token: TOKEN});
  // By this name the extension has access to it, press or not.
  await stage.page.goto(stage.site.at('/bank').replace('localhost', '127.0.0.1'));
  const {record} = await typeTurn(stage.desk, stage.parley, 'share this tab with my agent');
  expect(record.tools).toMatchObject([{name: 'share_tab', ok: true}]);
  await approveNode(gateway, [...LOOK, ...ACT]);
  await waitFor(
    'the approval',
    async () => {
      const {sharedTab, shareStatus} = await stage.parley.options.evaluate(() =>
        chrome.storage.session.get<{sharedTab?: unknown; shareStatus?: unknown}>([
          'sharedTab',
          'shareStatus',
        ]),
      );
      const isGiven = (shareStatus as ShareStatus | undefined)?.approval === 'given';
      return (sharedTab as SharedTab | null | undefined) && isGiven ? true : undefined;
    },
    {timeoutMs: 30_000, everyMs: 100},
  );
}, 240_000);

// A second try must not find what the first has done.
beforeEach(() => stage.page.$eval('#log', (list) => list.replaceChildren()));

const log = () => stage.page.$$eval('#log li', (items) => items.map((item) => item.textContent));

/** Lets the voice hand over that the agent is to click this on the shared tab. */
async function lets(target: string): Promise<{taskId: string; since: number}> {
  const message = `TOOL page_click {"target": "${target}"}`;
  await stage.control.setScript([
    {call: {name: 'send_to_openclaw', arguments: {message}}},
    {say: 'I passed it on.'},
  ]);
  const since = wallMs();
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  await stage.control.setScript([]);
  return {...(JSON.parse(record.tools[0]?.output ?? '{}') as {taskId: string}), since};
}

const told = async (since: number) =>
  (await stage.parley.turns()).filter(({source, startedAt}) => source === 'task' && startedAt >= since);
const asked = (since: number, words: string): Promise<TurnRecord> =>
  waitFor(
    `“${words}” being asked`,
    async () => (await told(since)).find(({answer}) => answer.includes(words)),
    {timeoutMs: 40_000, everyMs: 50},
  ).catch(async (cause: unknown) => {
    const answers = (await told(since)).map(({answer, outcome}) => `${outcome}: ${answer}`);
    const {question} = await stage.parley.options.evaluate(() => chrome.storage.session.get('question'));
    throw new Error(`“${words}” was not asked, but ${answers.join(' | ')}; ${JSON.stringify(question)}`, {
      cause,
    });
  });
const resultOf = (taskId: string): Promise<string> =>
  waitFor(
    `the end of ${taskId}`,
    async () => {
      const tasks = (await stage.parley.options.evaluate(readTasks)) as Task[];
      return tasks.find((task) => task.taskId === taskId && task.delivery === 'spoken')?.result ?? undefined;
    },
    {timeoutMs: 120_000, everyMs: 100},
  );

describe('what the agent may do on the shared tab only with a yes', {timeout: 240_000}, () => {
  it('is asked for by voice, by itself, and done at a spoken yes', async () => {
    const {taskId, since} = await lets('Delete account');
    const news = await asked(since, 'Delete account');
    expect(news).toMatchObject({outcome: 'answered', heard: '', tools: []});
    expect(await log()).toEqual([]);
    const {record} = await speakTurn(stage.desk, stage.parley, 'yes please');
    expect(record.tools).toMatchObject([{name: 'answer_confirmation', ok: true}]);
    expect(await log()).toEqual(['deleted']);
    expect(await resultOf(taskId)).toContain('done');
    const questions = (await told(since)).filter(({answer}) => answer.includes('For your agent'));
    expect(questions).toHaveLength(1);
  });

  it('is not done at a spoken no', async () => {
    const {taskId, since} = await lets('Pay now');
    await asked(since, 'Pay now');
    const {record} = await speakTurn(stage.desk, stage.parley, 'no');
    expect(record.tools).toMatchObject([{name: 'answer_confirmation', ok: true}]);
    expect(await resultOf(taskId)).toContain('You said no to that');
    expect(await log()).toEqual([]);
  });

  it('is not done, nor spoken of again, where nobody answers', async () => {
    const {taskId, since} = await lets('Go on');
    await asked(since, 'Go on');
    expect(await resultOf(taskId)).toMatch(/no answer in time/i);
    const {record} = await speakTurn(stage.desk, stage.parley, 'yes please');
    expect(record.tools).toMatchObject([{name: 'answer_confirmation', ok: false}]);
    expect(await log()).toEqual([]);
    const questions = (await told(since)).filter(({answer}) => answer.includes('For your agent'));
    expect(questions).toHaveLength(1);
  });
});
