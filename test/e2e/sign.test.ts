import type {Page} from 'puppeteer-core';
import {beforeAll, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {useStage} from './stage.ts';

const stage = useStage({
  pages: {
    '/strict':
      '<!doctype html><meta http-equiv="content-security-policy" content="default-src \'none\'">' +
      '<style>* {display: none !important}</style><h1>Strict</h1>',
  },
});
/** Under this name Parley may touch pages without having been called there. */
const open = (path = '/') =>
  openTab(stage.desk.browser, stage.site.at(path).replace('localhost', '127.0.0.1'));
const sign = async (page: Page) => (await page.$('parley-sign')) !== null;
const signOn = (page: Page) => page.waitForSelector('parley-sign', {timeout: 5_000});
const noSignOn = (page: Page) =>
  waitFor('the sign to go', async () => ((await sign(page)) ? undefined : true), {timeoutMs: 5_000});

/** Tells what the document that holds the microphone tells, in its place: whether it listens for the name. */
async function report(isWakeListening: boolean): Promise<void> {
  const offscreen = await stage.parley.offscreen();
  if (!offscreen) throw new Error('no offscreen document');
  const snapshot = {...(await stage.parley.snapshot()), isWakeListening};
  await stage.parley.send('session.report', {snapshot}, offscreen);
}

beforeAll(async () => {
  await stage.parley.type('hello');
  await stage.parley.waitForPhase(['speaking'], 15_000);
  await stage.parley.waitForPhase(['idle'], 20_000);
});

it('is on the page in front while Parley listens for its name, and goes with it', async () => {
  const page = await open();
  await report(true);
  await signOn(page);
  const tree = JSON.stringify(await page.accessibility.snapshot({interestingOnly: false}));
  expect(tree).toMatch(/"role":"status".*Parley listens for its name/);
  const seen = await page.$eval('parley-sign', (host) => ({
    root: host.shadowRoot,
    events: getComputedStyle(host).pointerEvents,
  }));
  expect(seen).toEqual({root: null, events: 'none'});
  await report(false);
  await noSignOn(page);
  await page.close();
});

it('follows the person to another page and another tab, and stays on none behind', async () => {
  const page = await open();
  await report(true);
  await signOn(page);
  await page.goto(stage.site.at('/strict').replace('localhost', '127.0.0.1'));
  const host = await signOn(page);
  // Neither the page's policy nor its style keeps it away.
  expect(await host?.evaluate((element) => getComputedStyle(element).display)).not.toBe('none');

  const other = await open();
  await signOn(other);
  await noSignOn(page);
  await page.bringToFront();
  await signOn(page);
  await noSignOn(other);
  await other.close();
  await page.close();
});

it('is not where Parley may not be', async () => {
  await stage.page.bringToFront();
  await stage.page.reload();
  const page = await open();
  await signOn(page);
  expect(await sign(stage.page)).toBe(false);
  await page.close();
});

it('is taken away by a worker that was not there when it was put up', async () => {
  const page = await open();
  await signOn(page);
  await stage.parley.stopWorker();
  await report(false);
  await noSignOn(page);
  await page.close();
});
