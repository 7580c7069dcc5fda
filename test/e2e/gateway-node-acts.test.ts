import {beforeAll, describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {ACT, LOOK} from './node-approval.ts';
import {given, useSharing} from './sharing-stage.ts';

const on = useSharing();

beforeAll(async () => {
  await on.page.goto(on.site.at('/bank'));
  await on.press('Share this tab');
  await on.gateway.allowCommands(LOOK);
  await on.approve(LOOK);
  await on.that('the approval', given, 90_000);
}, 240_000);

describe('the agent that may act', {timeout: 240_000}, () => {
  const log = () => on.page.$$eval('#log li', (items) => items.map((item) => item.textContent));
  const question = (words: string) =>
    waitFor(
      `the question ${words}`,
      async () => {
        const asked = await on.desk.question();
        return asked?.text.includes(words) ? asked : undefined;
      },
      {timeoutMs: 60_000, everyMs: 50},
    ).catch(async (cause: unknown) => {
      const last = (await on.caller.tasks()).at(-1);
      throw new Error(`no question ${words}; the agent said: ${JSON.stringify(last)}`, {cause});
    });
  const heard = async (words: string) =>
    (await on.desk.turn({words})).call('answer_confirmation', {answer: 'yes'});

  it('has to be approved anew at the gateway', async () => {
    await on.page.goto(on.site.at('/bank'));
    await on.options.bringToFront();
    await on.options.locator('input[name="agentActs"]').click();
    await on.options.locator('form[aria-labelledby="share-title"] button.primary').click();
    await on.page.bringToFront();
    await on.that('the wish for another approval', (_tab, status) => status?.approval === 'waiting');
    await on.gateway.allowCommands([...LOOK, ...ACT]);
    await on.approve([...LOOK, ...ACT]);
    await on.that('the approval', given, 90_000);
    // An agent takes its time over its first turn; a question has half a minute.
    expect(await on.agent('page_snapshot {}')).toContain('Show balance');
    expect(on.gateway.model.offered).toEqual(expect.arrayContaining(['page_click', 'page_type']));
  });

  it('asks the person, whose trusted click is a yes', async () => {
    const task = await on.begin('page_click {"target": "Delete account"}');
    const {host} = new URL(on.site.at('/'));
    await question(`For your agent: Click "Delete account" on ${host}?`);
    expect(await log()).toEqual([]);
    await on.popup.waitForSelector('.question');
    await on.popup.$$eval('.question button', (buttons) => buttons.forEach((button) => button.click()));
    expect(await log()).toEqual([]);
    await on.press('Yes');
    expect(await on.result(task)).toContain('done');
    expect(await log()).toEqual(['deleted']);
    expect(await on.desk.question()).toBeNull();
  });

  it('asks by voice as well: a yes counts once the voice was given the question, and not before', async () => {
    const task = await on.begin('page_click {"target": "Pay now"}');
    await question('Click "Pay now"');
    expect((await heard('yes')).output).toContain('Question: For your agent: Click "Pay now"');
    expect(await log()).not.toContain('paid');
    expect((await heard('yes please')).output).toContain('"done":"click"');
    expect(await on.result(task)).toContain('done');
    expect(await log()).toContain('paid');
  });

  it('is told of a no, and does not get to ask the same again', async () => {
    const task = await on.begin('page_click {"target": "Go on"}', 'page_click {"target": "Go on"}');
    await question('Click "Go on"');
    await on.press('No');
    const said = await on.result(task);
    expect(said.match(/You said no to that/g)).toHaveLength(2);
    expect(await log()).not.toContain('sent order');
  });

  it('is told that nobody answered, in the time it has', async () => {
    const invoked = on.invoke('page.type', {target: 'Password', text: 'x'});
    invoked.catch(() => undefined);
    await question('into "Password"');
    await expect(invoked).rejects.toThrow(/no answer in time/);
    expect(await on.desk.question()).toBeNull();
  });

  it('hears at once when the person stops sharing in the middle of a call, and can do nothing more', async () => {
    const task = await on.begin('page_click {"target": "Delete account"}');
    await question('Click "Delete account"');
    const before = await log();
    await on.press('Stop sharing');
    expect(await on.result(task)).toContain('stopped sharing');
    expect(await on.desk.question()).toBeNull();
    expect(await log()).toEqual(before);
    expect(await on.hasSign()).toBe(false);
    expect(await on.agent('page_snapshot {}')).toMatch(/not found|unknown|not available/i);
    expect(on.gateway.model.offered).not.toContain('page_snapshot');
  });
});
