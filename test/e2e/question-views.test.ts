import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Page} from 'puppeteer-core';
import {waitFor} from '../../local/desk/wait.ts';
import {useActing} from './acting-desk.ts';
import {BANK} from './consent-pages.ts';

const on = useActing({acting: 'ask'}, {'/bank': BANK});
const log = () => on.page.$$eval('#log li', (items) => items.map((item) => item.textContent));
let view: Page | undefined;
let session = 0;

beforeEach(async () => {
  on.desk.sessionId = `sess_views-${(session += 1)}-000000`;
  await on.desk.change({acting: 'ask', actingOn: {}});
  await on.page.bringToFront();
  await on.see('/bank');
});
afterEach(async () => {
  await view?.close();
});

const look = async (name: 'popup' | 'sidepanel') => {
  view = await on.desk.open(name);
  await view.bringToFront();
};
const press = async (words: string) => {
  await view?.locator(`.question ::-p-text(${words})`).click();
};
const said = (words: string) =>
  view?.waitForFunction(
    (wanted) => [...document.querySelectorAll('[role=status]')].some((one) => one.textContent === wanted),
    {},
    words,
  );

describe.each(['popup', 'sidepanel'] as const)('the question in the %s', (name) => {
  it('is answered by a click, and the model is told of it', async () => {
    await on.act('click', 'Delete account');
    await look(name);
    const {host} = new URL(on.site.at('/'));
    await view?.waitForSelector(`.question-text::-p-text(Click "Delete account" on ${host}?)`);
    expect(
      await view?.$$eval('.question button', (buttons) => buttons.map((one) => one.textContent)),
    ).toEqual(['No', 'Yes']);
    await press('Yes');
    await said('Done.');
    expect(await log()).toEqual(['deleted']);
    expect(await view?.$$('.question')).toEqual([]);
    await on.page.bringToFront();
    expect((await on.answer('i clicked it')).output).toContain('{"done":"click"');
    expect((await on.answer('yes')).failure?.reason).toBe('act.expired');
  });
});

describe('the question', () => {
  it('takes no click that a script makes', async () => {
    await on.act('click', 'Delete account');
    await look('popup');
    await view?.waitForSelector('.question');
    await view?.$$eval('.question button', (buttons) => buttons.forEach((button) => button.click()));
    await view?.waitForSelector('.question');
    expect(await on.desk.question()).not.toBeNull();
    expect(await log()).toEqual([]);
    await press('No');
    await said('Nothing was done.');
    expect(await on.desk.question()).toBeNull();
    await on.page.bringToFront();
    expect((await on.answer('yes')).output).toContain('They clicked no');
    expect(await log()).toEqual([]);
  });

  it('about a site can be answered for always', async () => {
    await on.act('click', 'Show balance');
    await look('popup');
    const {host, origin} = new URL(on.site.at('/'));
    await press(`Always on ${host}`);
    await said('Done.');
    expect(await log()).toEqual(['plain']);
    expect((await on.desk.settings()).actingOn).toEqual({[origin]: 'on'});

    const options = await on.desk.open('options');
    await options.waitForSelector(`.sites ::-p-text(${origin})`);
    await options.locator(`button[aria-label="Remove ${origin}"]`).click();
    await options.locator('form[aria-labelledby="acting-title"] select[name="acting"]').fill('off');
    await options.locator('form[aria-labelledby="acting-title"] button.primary').click();
    await waitFor(
      'the settings',
      async () => ((await on.desk.settings()).acting === 'off' ? true : undefined),
      {timeoutMs: 5_000},
    );
    expect((await on.desk.settings()).actingOn).toEqual({});
    await options.close();
  });

  it('goes away by itself once it cannot be answered any more', async () => {
    await on.act('click', 'Delete account');
    await on.desk.ageQuestion(88_000);
    await look('popup');
    await view?.waitForSelector('.question');
    await view?.waitForSelector('.question', {hidden: true});
    await on.page.bringToFront();
    expect((await on.answer('yes')).failure?.reason).toBe('act.expired');
    expect(await log()).toEqual([]);
  });
});
