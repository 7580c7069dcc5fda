import type {Page} from 'puppeteer-core';
import {afterEach, beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {typeTurn} from '../../local/desk/turns.ts';
import {waitFor, wallMs} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {isRecord} from '../../local/realtime/json.ts';
import type {Task} from '../../src/protocol/task.ts';
import {useGateway} from './gateway-stage.ts';
import {hangUp, turnSince, useStage} from './stage.ts';

const TOKEN = 'gateway-canary-41d8e6b7f20a4c93';
const starting = useGateway({token: TOKEN});
const stage = useStage();
let gateway: LocalGateway;
let panel: Page;

beforeAll(async () => {
  gateway = await starting();
  await stage.parley.connectTo({url: gateway.url, token: TOKEN});
  panel = await openTab(stage.desk.browser, stage.parley.address('sidepanel'));
}, 180_000);

// What one test has left open is none of the next one's.
afterEach(async () => {
  if (!['idle', 'problem'].includes((await stage.parley.snapshot()).phase)) await hangUp(stage);
});

/** Lets the voice hand this over, whatever is said; answers the id of the task. */
async function handOver(message: string, priority = 'low'): Promise<string> {
  await stage.control.setScript([
    {call: {name: 'send_to_openclaw', arguments: {message, priority}}},
    {say: 'I passed it on.'},
  ]);
  const {record} = await typeTurn(stage.desk, stage.parley, 'hello');
  await stage.control.setScript([]);
  await panel.bringToFront();
  return (JSON.parse(record.tools[0]?.output ?? '{}') as {taskId: string}).taskId;
}

const taskThat = (taskId: string, suits: (task: Task) => boolean) =>
  waitFor(
    `the task ${taskId}`,
    async () =>
      ((await stage.parley.options.evaluate(readTasks)) as Task[]).find(
        (task) => task.taskId === taskId && suits(task),
      ),
    {timeoutMs: 60_000, everyMs: 50},
  );

/** The card of a task, or what is in it. */
const card = (taskId: string, inside = '') => `[data-task="${taskId}"] ${inside}`;
const textOf = (selector: string) => panel.$eval(selector, (one) => (one as HTMLElement).innerText);
const cardIn = (taskId: string, state: string) =>
  panel.waitForSelector(`.${state}${card(taskId).trim()}`, {timeout: 60_000});

/** What was asked of the voice service for answers since a time. */
const answersAskedFor = async (since: number) =>
  (await stage.control.log(since)).filter(
    ({direction, event}) => direction === 'client' && isRecord(event) && event['type'] === 'response.create',
  );

/** Presses the microphone of a task in a view, says a sentence, and presses it again. */
async function sayTo(view: Page, taskId: string, sentence: string): Promise<number> {
  const since = wallMs();
  await view.locator(card(taskId, '.task-mic')).click();
  await view.waitForSelector(card(taskId, '.task-mic.live'));
  const {taskId: spokenTo} = await stage.parley.waitForPhase(['listening'], 15_000);
  expect(spokenTo).toBe(taskId);
  await stage.desk.mouth.say(sentence);
  await view.locator(card(taskId, '.task-mic.live')).click();
  return since;
}

describe('a task in the side panel', {timeout: 120_000}, () => {
  it('is seen while it works, with its progress, and with its result when it is done', async () => {
    const taskId = await handOver('SLOW 8 sort my mail');
    await cardIn(taskId, 'running');
    await panel.waitForFunction(
      (selector) => /Step \d/.test(document.querySelector(selector)?.textContent ?? ''),
      {timeout: 30_000},
      card(taskId, '.task-progress'),
    );
    await cardIn(taskId, 'done');
    expect(await textOf(card(taskId, 'summary'))).toContain('Done: SLOW 8 sort my mail');
    // Those who do not look are told of the end, and of nothing else.
    expect(await textOf('.unseen[role=status]')).toBe('Done: SLOW 8 sort my mail');
  });

  it('whose result was read is not told aloud any more', async () => {
    const taskId = await handOver('count the spoons');
    await taskThat(taskId, ({delivery}) => delivery === 'pending');
    await panel.locator(card(taskId, '.task-result summary')).click();
    await taskThat(taskId, ({delivery}) => delivery === 'shown');
    expect(await textOf(card(taskId, '.task-text'))).toBe('Done: count the spoons');
  });

  it('takes what is typed for it: the next round of the same work', async () => {
    const taskId = await handOver('water the roses');
    await cardIn(taskId, 'done');
    await panel.locator(card(taskId, 'button[aria-expanded]')).click();
    const field = await panel.waitForSelector(card(taskId, 'input'));
    expect(await field?.evaluate((input) => input === document.activeElement)).toBe(true);
    await panel.keyboard.type('now REPEAT it');
    await panel.keyboard.press('Enter');
    const task = await taskThat(taskId, ({round, state}) => round === 2 && state === 'done');
    expect(task.result).toContain('water the roses / now REPEAT it');
    await panel.waitForSelector(card(taskId, '.task-earlier'));
    expect(await textOf(card(taskId, '.task-message'))).toBe('now REPEAT it');
    await panel.locator(card(taskId, '.task-earlier summary')).click();
    expect(await textOf(card(taskId, '.task-earlier'))).toContain('Done: water the roses');
    expect(
      await panel.evaluate(() => document.activeElement?.closest('[data-task]')?.getAttribute('data-task')),
    ).toBe(taskId);
  });

  it('takes what is said into its microphone, word for word, and no model answers it', async () => {
    const running = await handOver('SLOW 20 look for flights');
    const other = await handOver('SLOW 20 look for hotels');
    await cardIn(running, 'running');
    const since = await sayTo(panel, running, 'what is on this page');
    const record = await turnSince(stage, since);
    expect(record).toMatchObject({outcome: 'answered', answer: '', failure: null});
    expect(record.tools).toMatchObject([{name: 'control_task', ok: true}]);
    const task = await taskThat(running, ({added = []}) => added.length > 0);
    expect(task.added).toEqual([record.heard]);
    expect((await taskThat(other, () => true)).added ?? []).toEqual([]);
    expect(await answersAskedFor(since)).toEqual([]);
    await panel.waitForSelector(card(running, '.task-added'));
    expect(await textOf(card(running, '.task-added'))).toBe(`Added: ${record.heard}`);
    await waitFor(
      'the agent to be given the words',
      () => gateway.model.asked.join('\n').includes(record.heard) || undefined,
      {timeoutMs: 60_000, everyMs: 100},
    );
    for (const taskId of [running, other]) {
      await panel.locator(card(taskId, '.task-cancel')).click();
      await cardIn(taskId, 'cancelled');
    }
  });

  it('that is over takes what is said as its next round', async () => {
    const taskId = await handOver('water the tulips');
    await cardIn(taskId, 'done');
    const since = await sayTo(panel, taskId, 'what is on this page');
    const record = await turnSince(stage, since);
    const task = await taskThat(taskId, ({round, state}) => round === 2 && state === 'done');
    expect(task.message).toBe(record.heard);
    expect(task.result).toContain(`Done: ${record.heard}`);
  });

  it('is told to through the popup too, while it works', async () => {
    const taskId = await handOver('SLOW 30 look for trains');
    await cardIn(taskId, 'running');
    const popup = await openTab(stage.desk.browser, stage.parley.address('popup'));
    await popup.waitForSelector(card(taskId));
    const since = await sayTo(popup, taskId, 'hello who are you');
    const {heard} = await turnSince(stage, since);
    expect((await taskThat(taskId, ({added = []}) => added.length > 0)).added).toEqual([heard]);
    await popup.close();
    await panel.bringToFront();
    await panel.locator(card(taskId, '.task-cancel')).click();
    await cardIn(taskId, 'cancelled');
  });

  it('that failed says why, and can be put away for good', async () => {
    const taskId = await handOver('REFUSE this');
    await cardIn(taskId, 'failed');
    expect(await textOf(card(taskId, '.task-failure'))).toContain(
      'The agent could not finish what you asked.',
    );
    await panel.locator(card(taskId, '.task-dismiss')).click();
    await taskThat(taskId, ({delivery}) => delivery === 'dismissed');
    await panel.waitForSelector(card(taskId).trim(), {hidden: true});
    await panel.reload();
    await panel.waitForSelector('.task');
    expect(await panel.$(card(taskId).trim())).toBeNull();
  });
});

describe('the receipt of a turn that handed work over', {timeout: 120_000}, () => {
  it('tells what went to the agent, and through which gateway', async () => {
    const taskId = await handOver('find a recipe for scones');
    const task = await taskThat(taskId, ({state}) => state === 'done');
    await panel.waitForSelector('.lines .receipt');
    const receipts = await panel.$$('.lines .receipt summary');
    await receipts.at(-1)?.click();
    await panel.waitForSelector('.lines .receipt[open] .receipt-group:nth-child(2)');
    const groups = await panel.$$eval('.lines .receipt[open] .receipt-group', (all) =>
      all.map((group) => ({
        to: group.querySelector('.receipt-to')?.textContent,
        texts: [...group.querySelectorAll('pre')].map(({textContent}) => textContent),
      })),
    );
    expect(groups[1]).toEqual({to: `your agent at ${new URL(gateway.url).host}`, texts: [task.text]});
    expect(gateway.model.asked.join('\n')).toContain('find a recipe for scones');
  });
});
