import type {Page} from 'puppeteer-core';
import {expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {ALLOW, answerMicrophonePrompt} from '../../local/desk/microphone-prompt.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {expectHeard, KEY, useStage} from './stage.ts';

const stage = useStage({isConfigured: false, grantsMicrophone: false, keepsWelcome: true});

const STEPS = ['Allow the microphone', 'Give Parley a key for its voice', 'Know your shortcut', 'Try it'];

/** Waits until the welcome goes on with this step, and has marked those before it as done, and no other. */
const goesOnWith = (page: Page, title: string | null) =>
  waitFor(
    `the step “${title}”`,
    async () => {
      const titles = (selector: string) =>
        page.$$eval(selector, (all) => all.map(({firstChild}) => firstChild?.textContent)).catch(() => []);
      const [current] = await titles('[aria-current="step"] h2');
      const done = await titles('.step.done h2:has(.step-done)');
      const before = title === null ? STEPS : STEPS.slice(0, STEPS.indexOf(title));
      return (current ?? null) === title && done.join() === before.join() ? true : undefined;
    },
    {timeoutMs: 10_000},
  );

/** The page that the extension opens by itself, or by a button of ours. */
async function opened(name: 'welcome' | 'options'): Promise<Page> {
  const target = await stage.desk.browser.waitForTarget((one) => one.url() === stage.parley.address(name), {
    timeout: 5_000,
  });
  const page = await target.page();
  if (!page) throw new Error(`the tab of the ${name} has no page`);
  await page.bringToFront();
  return page;
}

let welcome: Page;

it('leads from the installation to where it can be tried', async () => {
  welcome = await opened('welcome');
  await goesOnWith(welcome, 'Allow the microphone');
  await welcome.locator('.step.next button.primary').click();
  await answerMicrophonePrompt(stage.desk.keyboard, ALLOW);
  await goesOnWith(welcome, 'Give Parley a key for its voice');

  // The key is entered in the settings. The welcome tab is closed meanwhile, and goes on where it was left.
  await welcome.locator('.step.next button.primary').click();
  const options = await opened('options');
  await welcome.close();
  await options.locator('form[aria-labelledby="service-title"] select').fill('compatible');
  await options.locator('input[type="url"]').fill(stage.server.url);
  await options.locator('form[aria-labelledby="service-title"] button.primary').click();
  await options.waitForSelector(`::-p-text(There is no key for ${new URL(stage.server.url).host} yet)`);
  await options.locator('form[aria-labelledby="key-title"] input[type="password"]').fill(KEY);
  await options.locator('form[aria-labelledby="key-title"] button.primary').click();
  await options.waitForSelector('::-p-text(is kept)');

  welcome = await openTab(stage.desk.browser, stage.parley.address('welcome'));
  await goesOnWith(welcome, 'Know your shortcut');
  await welcome.reload();
  await goesOnWith(welcome, 'Know your shortcut');
  await welcome.locator('::-p-text(Got it)').click();
  await goesOnWith(welcome, 'Try it');
});

it('goes on to the first answer', async () => {
  const {record, speaker} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
  expect(record).toMatchObject({outcome: 'answered', source: 'shortcut', failure: null});
  expectHeard('hello who are you', record);
  expect(speaker.audibleMs).toBeGreaterThan(500);
  await welcome.waitForSelector('::-p-text(All is set up)');
  await goesOnWith(welcome, null);
});
