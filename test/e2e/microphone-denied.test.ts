import type {Page} from 'puppeteer-core';
import {expect, it} from 'vitest';
import {answerMicrophonePrompt, NEVER} from '../../local/desk/microphone-prompt.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {expectHeard, failureOf, press, useStage} from './stage.ts';

const stage = useStage({grantsMicrophone: false, keepsWelcome: true});

async function tabAt(address: string): Promise<Page> {
  const target = await stage.desk.browser.waitForTarget((one) => one.url().startsWith(address), {
    timeout: 10_000,
  });
  const page = await target.page();
  if (!page) throw new Error(`the tab at ${address} has no page`);
  await page.bringToFront();
  return page;
}

it('a microphone that was denied can be given later, and the next press works', async () => {
  const welcome = await tabAt(stage.parley.address('welcome'));
  await welcome.locator('.step.next button.primary').click();
  await answerMicrophonePrompt(stage.desk.keyboard, NEVER);
  await welcome.waitForSelector('.step.next ::-p-text(Chrome will not ask again)');

  // Whoever talks all the same is told, on the page and in the popup, what to do.
  await stage.page.bringToFront();
  const refusedAt = await press(stage);
  const {failure} = await failureOf(stage, 'mic.denied', refusedAt);
  expect(failure?.fix.label).toBe('Allow the microphone');
  const {pageId} = await stage.page.evaluate(() => {
    const id = Math.random().toString();
    Object.assign(globalThis, {pageId: id});
    return {pageId: id};
  });

  await welcome.bringToFront();
  await welcome.locator('.step.next ::-p-text(Open Chrome’s settings)').click();
  const settings = await tabAt('chrome://settings/content/siteDetails');
  const choice = await settings.waitForSelector('>>> select[aria-label^="Microphone"]', {
    timeout: 10_000,
  });
  await choice?.select('allow');
  await settings.close();
  // Nothing was loaded anew: the tab hears of it.
  await welcome.waitForSelector('.step.done ::-p-text(may be used)');

  await stage.page.bringToFront();
  const {record, speaker} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
  expect(record).toMatchObject({outcome: 'answered', failure: null});
  expectHeard('hello who are you', record);
  expect(speaker.audibleMs).toBeGreaterThan(500);
  expect(await stage.page.evaluate(() => (globalThis as unknown as {pageId: string}).pageId)).toBe(pageId);
  expect(await stage.parley.snapshot()).toMatchObject({failure: null});
});
