import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {wallMs} from '../../local/desk/wait.ts';
import {turnSince, useStage} from './stage.ts';

const stage = useStage();
let panel: Page;
beforeAll(async () => {
  panel = await openTab(stage.desk.browser, stage.parley.address('sidepanel'));
});
// A second try begins with another page in front, and a page behind paints no frames.
beforeEach(() => panel.bringToFront());
afterAll(() => panel.close());

/** Types a turn into the panel's own field, as a person who cannot speak does. */
async function type(text: string): Promise<number> {
  const since = wallMs();
  await panel.locator('.type input').fill(text);
  await panel.keyboard.press('Enter');
  return since;
}

const newest = (who: 'you' | 'parley') =>
  panel.$$eval(`.lines li.${who} span`, (all) => all.at(-1)?.textContent ?? '');

describe('the conversation in the side panel', {timeout: 90_000}, () => {
  it('takes a typed turn, with the same tools, and shows them as lines that can be opened', async () => {
    await stage.control.setScript([
      {call: {name: 'list_tabs', arguments: {}}},
      {call: {name: 'switch_tab', arguments: {tab: 999_999}}},
      {say: 'There are two.'},
    ]);
    const since = await type('which tabs are open');
    await panel.waitForSelector('.lines .call.ok');
    const record = await turnSince(stage, since);
    expect(record).toMatchObject({source: 'typed', heard: 'which tabs are open'});
    expect(record.tools.map(({name, ok}) => [name, ok])).toEqual([
      ['list_tabs', true],
      ['switch_tab', false],
    ]);
    const calls = await panel.$$eval('.lines .call', (all) =>
      all.map((one) => [one.querySelector('summary span')?.textContent, one.classList.contains('failed')]),
    );
    expect(calls).toEqual([
      ['list tabs', false],
      ['switch tab', true],
    ]);
    await panel.locator('.lines .call.failed summary').click();
    await panel.waitForSelector('.lines .call.failed dd');
    const opened = await panel.$$eval('.lines .call.failed dd', (all) => all.map((one) => one.textContent));
    expect(opened[0]).toContain('999999');
    expect(opened[1]).toContain('There is no tab 999999 any more');
    // The question stands before its tools, and the answer after them.
    const order = await panel.$$eval('.lines li', (all) => all.map((one) => one.className.split(' ')[0]));
    expect(order.slice(-5)).toEqual(['you', 'call-row', 'call-row', 'parley', 'receipt-row']);
  });

  it('cuts what is shown of an answer where the person cut in', async () => {
    await stage.control.setScript([]);
    const since = await type('tell me a long story');
    await stage.parley.waitForPhase(['speaking'], 15_000);
    await sleep(1_500);
    const before = await newest('parley');
    await panel.locator('.talk-button::-p-text(Interrupt and talk)').click();
    const interrupted = await turnSince(stage, since);
    expect(interrupted.outcome).toBe('interrupted');
    await panel.waitForSelector('.lines em::-p-text(You cut in here.)');
    const after = await newest('parley');
    expect(after).toBe(interrupted.answer);
    expect(after.length).toBeGreaterThan(3);
    expect(after.length).toBeLessThan(before.length);
    await stage.desk.mouth.say('hello who are you');
    await panel.locator('.talk-button.live').click();
    const next = await turnSince(stage, interrupted.startedAt + 1);
    expect(next.outcome).toBe('answered');
    expect(await newest('you')).toBe(next.heard);
  });

  it('can be used by keyboard alone, from the first thing to the last', async () => {
    // Whoever has just opened it stands before its first thing.
    await turnSince(stage, await type('hello'));
    await panel.reload();
    await panel.waitForSelector('.lines .receipt');
    const reached: string[] = [];
    for (let step = 0; step < 40; step += 1) {
      await panel.keyboard.press('Tab');
      const now = await panel.evaluate(() => {
        const one = document.activeElement as HTMLElement | null;
        if (!one || one === document.body) return '';
        const name = one.getAttribute('aria-label') ?? one.innerText;
        const {width, height} = one.getBoundingClientRect();
        return width > 0 && height > 0 ? name.replaceAll(/\s+/g, ' ').trim() : 'unseen';
      });
      if (now === '') break;
      reached.push(now);
    }
    const at = (name: string) => reached.findIndex((one) => one.startsWith(name));
    const inOrder = [
      'Settings',
      'Talk',
      'What was said',
      'Type instead',
      'Search',
      'Transcript as Markdown',
      'Wipe',
    ];
    expect(
      inOrder.map((name) => at(name)).every((place) => place >= 0),
      reached.join(' | '),
    ).toBe(true);
    expect(inOrder.map(at)).toEqual(inOrder.map(at).toSorted((one, other) => one - other));
    expect(reached).not.toContain('unseen');
  });

  it('chatters to nobody: nothing but the state is told to those who listen', async () => {
    const live = await panel.$$eval('[role=status], [role=alert], [role=log], [aria-live]', (all) =>
      all.map((one) => one.className || one.textContent),
    );
    expect(live.filter((name) => /lines|task-progress|meter|cost/.test(name))).toEqual([]);
    expect(
      await panel.$$eval('.lines, .meter', (all) =>
        all.map((one) => one.closest('[aria-live], [role=status]')),
      ),
    ).toEqual([null, null]);
  });

  it('fits a panel of 320 pixels, and a wide one', async () => {
    for (const width of [320, 1_200]) {
      await panel.setViewport({width, height: 800});
      const overflow = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
    }
    await panel.setViewport(null);
  });
});
