import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {TargetType} from 'puppeteer-core';
import {build} from 'vite';
import {openTab} from '../../local/desk/browser.ts';
import type {Desk} from '../../local/desk/desk.ts';
import {makeTempFolder} from '../../local/desk/temp-folder.ts';
import {waitFor} from '../../local/desk/wait.ts';
import type {BareTimes} from '../bare/api.ts';
import type {VoiceServer} from './voice-server.ts';

export const BARE_NAME = 'bare extension: a worker and a document of a few lines, no SDK';
/** The shortcut of its manifest. */
const KEYS = 'ctrl+shift+y';
/** It is left alone for so long: asking would take from the same two cores. */
const ALONE_MS = 1_000;
const TIMEOUT_MS = 20_000;

/** The least that an extension can do at a press: what Chrome itself takes, on this machine. Times in ms. */
export interface BareExtension {
  /** Presses its shortcut while neither its worker nor its document is there. Leaves a session that says nothing. */
  pressCold: () => Promise<{capture: number; ready: number}>;
  /** Presses it where all is there but for the microphone. */
  pressWarm: () => Promise<{capture: number}>;
  /** Presses it where the document is there, and the worker is not. */
  pressAsleep: () => Promise<{capture: number}>;
  /** Ends its worker, and leaves its document. */
  stopWorker: () => Promise<void>;
  /** Ends both. */
  coolDown: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Builds it, installs it beside Parley, and opens a page of it in the background, so that it has a process at hand as
 * Parley has.
 */
export async function openBareExtension(desk: Desk, server: VoiceServer): Promise<BareExtension> {
  const {browser, keyboard} = desk;
  const folder = await makeTempFolder('bare');
  const root = join(import.meta.dirname, '..', 'bare');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder.path,
      target: 'chrome128',
      modulePreload: false,
      rolldownOptions: {
        input: [join(root, 'worker.ts'), join(root, 'document.html')],
        output: {entryFileNames: '[name].js'},
      },
    },
  });
  const id = await browser.installExtension(folder.path);
  const origin = `chrome-extension://${id}/`;
  const page = await openTab(browser, `${origin}page.html`, {isBackground: true});
  await page.evaluate((service) => chrome.storage.local.set(service), {url: server.url, key: server.key});
  const ofIt = (kind: TargetType) =>
    browser.targets().find((target) => target.type() === kind && target.url().startsWith(origin));

  async function stopWorker(): Promise<void> {
    const ended = async () => {
      const worker = await ofIt(TargetType.SERVICE_WORKER)?.worker();
      await worker?.close().catch(() => undefined);
      return ofIt(TargetType.SERVICE_WORKER) ? undefined : true;
    };
    await waitFor('the end of the bare worker', ended, {timeoutMs: TIMEOUT_MS, everyMs: 100});
  }

  async function coolDown(): Promise<void> {
    await page.evaluate(async () => {
      if (await chrome.offscreen.hasDocument()) await chrome.offscreen.closeDocument();
    });
    await stopWorker();
  }

  async function answered(since: number): Promise<{heardSince: number; readyAt: number} | undefined> {
    const document = await ofIt(TargetType.BACKGROUND_PAGE)?.asPage();
    const times = await document?.evaluate(() => (globalThis as unknown as {times: BareTimes}).times);
    if (times?.error) throw new Error(`the bare extension: ${times.error}`);
    const {heardSince = null, readyAt = null} = times ?? {};
    return heardSince !== null && heardSince > since && readyAt !== null ? {heardSince, readyAt} : undefined;
  }

  async function press(): Promise<{capture: number; ready: number}> {
    await keyboard.focus();
    const pressedAt = keyboard.press(KEYS);
    await sleep(ALONE_MS);
    const {heardSince, readyAt} = await waitFor('the bare extension to hear', () => answered(pressedAt), {
      timeoutMs: TIMEOUT_MS,
      everyMs: 200,
    });
    return {capture: heardSince - pressedAt, ready: readyAt - pressedAt};
  }

  return {
    async pressCold() {
      await coolDown();
      return press();
    },
    pressWarm: press,
    async pressAsleep() {
      await stopWorker();
      return press();
    },
    stopWorker,
    coolDown,
    close: () => folder.remove(),
  };
}
