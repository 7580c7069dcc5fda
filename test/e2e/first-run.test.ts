import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import {expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {KEY, useStage} from './stage.ts';

const stage = useStage({isConfigured: false, grantsMicrophone: false, keepsWelcome: true});

const current = (page: Page) =>
  page.$eval('[aria-current="step"] h2', (title) => title.textContent).catch(() => null);
const goesOnWith = (page: Page, title: string) =>
  waitFor(`the step “${title}”`, async () => ((await current(page)) === title ? true : undefined), {
    timeoutMs: 10_000,
  });
/** Answers Chrome's own prompt for the microphone, which takes no input in its first half second. */
async function answerPrompt(keys: string[]): Promise<void> {
  await sleep(1_500);
  for (const key of keys) {
    stage.desk.keyboard.press(key);
    await sleep(300);
  }
}
async function welcomeTab(): Promise<Page> {
  const target = await stage.desk.browser.waitForTarget(
    (one) => one.url() === stage.parley.address('welcome'),
    {timeout: 5_000},
  );
  const page = await target.page();
  if (!page) throw new Error('the welcome tab has no page');
  await page.bringToFront();
  return page;
}

it('leads from the installation to the first answer, over a microphone that was denied', async () => {
  let welcome = await welcomeTab();
  await goesOnWith(welcome, 'Allow the microphone');
  await welcome.locator('.step.next button.primary').click();
  // The list of devices, the meter, "Allow while visiting", "Allow this time", "Never allow".
  await answerPrompt(['Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Return']);
  await welcome.waitForSelector('.step.next ::-p-text(The microphone is blocked for Parley)');
  await goesOnWith(welcome, 'Allow the microphone');

  // What the sign at the left end of the address bar leads to.
  const site = encodeURIComponent(`chrome-extension://${stage.parley.extensionId}`);
  const chromes = await openTab(stage.desk.browser, `chrome://settings/content/siteDetails?site=${site}`);
  const choice = await chromes.waitForSelector('>>> site-details-permission#mic >>> select#permission', {
    timeout: 10_000,
  });
  await choice?.select('allow');
  await sleep(500);
  await chromes.close();
  await welcome.bringToFront();
  await goesOnWith(welcome, 'Give Parley a key for its voice');

  // The key is entered in the settings; the welcome tab is closed meanwhile, and goes on where it was left.
  await welcome.locator('.step.next button.primary').click();
  const target = await stage.desk.browser.waitForTarget(
    (one) => one.url() === stage.parley.address('options'),
  );
  const options = await target.page();
  if (!options) throw new Error('the settings have no page');
  await welcome.close();
  await options.bringToFront();
  await options.locator('form[aria-labelledby="service-title"] select').fill('compatible');
  await options.locator('input[type="url"]').fill(stage.server.url);
  await options.locator('form[aria-labelledby="service-title"] button.primary').click();
  await options.waitForSelector(`::-p-text(There is no key for ${new URL(stage.server.url).host} yet)`);
  await options.locator('form[aria-labelledby="key-title"] input[type="password"]').fill(KEY);
  await options.locator('form[aria-labelledby="key-title"] button.primary').click();
  await options.waitForSelector('::-p-text(is kept)');

  welcome = await openTab(stage.desk.browser, stage.parley.address('welcome'));
  await goesOnWith(welcome, 'Know your shortcut');
  await welcome.locator('::-p-text(Got it)').click();
  await goesOnWith(welcome, 'Try it');
  await stage.parley.change({chime: false});
  const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
  expect(record).toMatchObject({outcome: 'answered', heard: 'hello who are you', failure: null});
  await welcome.waitForSelector('::-p-text(All is set up)');
  expect(await current(welcome)).toBeNull();
});
