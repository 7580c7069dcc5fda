import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'puppeteer-core';
import {beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {speakTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import type {Settings} from '../../src/protocol/settings.ts';
import {expectHeard, KEY, turnSince, useStage} from './stage.ts';

const stage = useStage();
let options: Page;

const settings = async () => (await stage.parley.send('settings.read', {})).settings;
const becomes = (what: string, suits: (now: Settings) => boolean) =>
  waitFor(what, async () => (suits(await settings()) ? true : undefined), {timeoutMs: 5_000});
/** Chooses in a form of the settings, and saves it. */
async function choose(form: string, name: string, value: string): Promise<void> {
  await options.bringToFront();
  await options.locator(`form[aria-labelledby="${form}"] select[name="${name}"]`).fill(value);
  await options.locator(`form[aria-labelledby="${form}"] button.primary`).click();
  await options.waitForSelector(`form[aria-labelledby="${form}"] ::-p-text(Saved.)`);
}
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

beforeAll(async () => {
  options = await openTab(stage.desk.browser, stage.parley.address('options'));
});

describe('in the middle of a conversation', () => {
  it('another language is spoken from the next words on', async () => {
    await speakTurn(stage.desk, stage.parley, 'can you hear me');
    const {sessionId} = await stage.parley.snapshot();
    await choose('talk-title', 'language', 'en-GB');
    await stage.page.bringToFront();
    const {record} = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    expect(record.sessionId).toBe(sessionId);
    const told = (await stage.control.log()).map(({event}) => JSON.stringify(event));
    expect(
      told.some((event) => event.includes('"session.update"') && event.includes('"language":"en"')),
    ).toBe(true);
  });

  it('other colours are shown at once, everywhere', async () => {
    const panel = await openTab(stage.desk.browser, stage.parley.address('sidepanel'));
    await choose('look-title', 'theme', 'light');
    const light = await ground(panel);
    await choose('look-title', 'theme', 'dark');
    await waitFor('a dark panel', async () => ((await ground(panel)) === light ? undefined : true), {
      timeoutMs: 5_000,
    });
    expect(await ground(panel)).toBe(await ground(options));
    await panel.close();
    await choose('look-title', 'theme', 'system');
  });

  it('another microphone hears the next words, and the one before is let go', async () => {
    const {sound} = stage.desk;
    await sound.control(
      'load-module',
      'module-remap-source',
      'master=mouth.monitor',
      'source_name=other',
      'source_properties=device.description=Other',
    );
    const before = await speakTurn(stage.desk, stage.parley, 'can you hear me');
    const other = await waitFor(
      'the other microphone in the list',
      () =>
        options.evaluate(() => {
          const all = [...document.querySelectorAll<HTMLOptionElement>('select[name="microphone"] option')];
          return all.find(({textContent}) => textContent.includes('Other'))?.value;
        }),
      {timeoutMs: 10_000, everyMs: 100},
    );
    await options.bringToFront();
    await options.locator('select[name="microphone"]').fill(other);
    await stage.page.bringToFront();
    const {record} = await speakTurn(stage.desk, stage.parley, 'hello who are you');
    expect(record.outcome).toBe('answered');
    expectHeard('hello who are you', record);
    expect(record.speech.device).toContain('Other');
    expect(before.record.speech.device).not.toContain('Other');
    await options.bringToFront();
    await options.locator('select[name="microphone"]').fill('');
  });
});

describe('the test of microphone and speaker', () => {
  it('plays back what was said, with a meter of both', async () => {
    await options.bringToFront();
    await options.locator('::-p-text(Test both)').click();
    await options.waitForSelector('::-p-text(Say something.)');
    await stage.desk.mouth.say('one two three');
    const meter = '.sound-meter.reply i';
    await options.waitForSelector(meter);
    await waitFor(
      'a level of what is played',
      () => options.$eval(meter, (bar) => (bar.style.transform > 'scaleX(0.3' ? true : undefined)),
      {timeoutMs: 5_000, everyMs: 30},
    );
    await options.waitForSelector('::-p-text(If you heard yourself)');
    expect(stage.desk.speaker.heard(Date.now() - 4_000).audibleMs).toBeGreaterThan(300);
  });
});

describe('the voice', () => {
  it('is heard when the person asks for it', async () => {
    const since = Date.now();
    await options.bringToFront();
    await options
      .locator('form[aria-labelledby="service-title"] select:not(:has(option[value="openai"]))')
      .fill('cedar');
    await options.locator('form[aria-labelledby="service-title"] button.primary').click();
    await options.locator('::-p-text(Hear cedar)').click();
    const record = await turnSince(stage, since);
    expect(record).toMatchObject({outcome: 'answered', source: 'task'});
    expect(stage.desk.speaker.heard(since).audibleMs).toBeGreaterThan(300);
  });
});

describe('the settings', () => {
  it('go into a file without any key, and come back from it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-settings-'));
    try {
      const session = await stage.desk.browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', {behavior: 'allow', downloadPath: folder});
      await choose('log-title', 'logLevel', 'warn');
      await options.locator('::-p-text(Save the settings as a file)').click();
      const name = `parley-settings-${new Intl.DateTimeFormat('sv-SE').format()}.json`;
      const text = await waitFor(
        'the file',
        () => readFile(join(folder, name), 'utf8').catch(() => undefined),
        {timeoutMs: 10_000},
      );
      expect(text).toContain('"logLevel": "warn"');
      expect(text).not.toContain(KEY);

      await choose('log-title', 'logLevel', 'debug');
      const field = await options.waitForSelector('input[type="file"]');
      const upload = (path: string) => field?.uploadFile(path);
      await upload(join(folder, name));
      await options.locator('::-p-text(Change one setting)').click();
      await becomes('the level of the file', ({logLevel}) => logLevel === 'warn');
      await options.waitForSelector('::-p-text(The settings of the file are in use.)');

      await writeFile(join(folder, 'other.json'), '{"some": "thing"}');
      await upload(join(folder, 'other.json'));
      await options.waitForSelector('::-p-text(That file holds no settings of Parley.)');
      await session.detach();
    } finally {
      await rm(folder, {recursive: true});
    }
  });
});
