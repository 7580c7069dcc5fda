import {cp, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {launch, TargetType, type Browser, type Page, type WebWorker} from 'puppeteer-core';
import {pagePath} from '../../src/protocol/contexts.ts';
import type {Answer} from '../../src/protocol/commands.ts';
import type {Result} from '../../src/protocol/failures.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import type {ToolName} from '../../src/protocol/tools.ts';
import {endBrowser, findChrome, openTab} from './browser.ts';
import {extensionIdOf} from './extension-id.ts';
import {makeTempFolder} from './temp-folder.ts';
import {waitFor} from './wait.ts';

export interface ToolDeskOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Whether it has access to every site, as a person can give it; asking for it shows a prompt that nobody answers here. */
  hasAllSites: boolean;
  /** Size of the window's inside, in CSS pixels. */
  width?: number;
  height?: number;
  /** Further command-line switches. */
  args?: string[];
}

const SESSION = 'sess_tool-desk-session';

/**
 * The built extension in a browser without a window, whose tools are called as a conversation calls them, without a voice
 * service and without anything being said.
 */
export class ToolDesk {
  readonly browser: Browser;
  /** A document at the conversation's address in which nothing runs: from there the worker takes calls of tools. */
  readonly #caller: Page;
  readonly #worker: WebWorker;
  readonly #close: () => Promise<void>;
  #turns = 0;

  private constructor(browser: Browser, caller: Page, worker: WebWorker, close: () => Promise<void>) {
    this.browser = browser;
    this.#caller = caller;
    this.#worker = worker;
    this.#close = close;
  }

  static async open({
    extension,
    hasAllSites,
    width = 1280,
    height = 720,
    args = [],
  }: ToolDeskOptions): Promise<ToolDesk> {
    const folder = await makeTempFolder('extension');
    await cp(extension, folder.path, {recursive: true});
    if (hasAllSites) await giveAllSites(folder.path);
    const isRoot = process.getuid?.() === 0;
    const browser = await launch({
      executablePath: findChrome(),
      headless: true,
      pipe: true,
      enableExtensions: [folder.path],
      defaultViewport: {width, height},
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...args,
      ],
    });
    const id = await extensionIdOf(folder.path);
    const target = await browser.waitForTarget(
      (one) => one.type() === TargetType.SERVICE_WORKER && one.url().includes(id),
    );
    const worker = await target.worker();
    if (!worker) throw new Error('the service worker ended while it was looked for');
    // The conversation must not begin: the document is there, and its scripts are not run.
    const caller = await browser.newPage();
    await caller.setJavaScriptEnabled(false);
    await caller.goto(`chrome-extension://${id}/${pagePath('offscreen')}`);
    return new ToolDesk(browser, caller, worker, async () => {
      await endBrowser(browser);
      await folder.remove();
    });
  }

  /** Number of the tab in front. */
  async frontTab(): Promise<number> {
    return this.#worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      return tab?.id ?? -1;
    });
  }

  /** The service worker, for questions about what Chrome lets it do. */
  get worker(): WebWorker {
    return this.#worker;
  }

  /** Opens `url` in front. */
  async visit(url: string, page?: Page): Promise<Page> {
    const opened = page ?? (await openTab(this.browser, url));
    if (page) await page.goto(url, {waitUntil: 'load'});
    await opened.bringToFront();
    return opened;
  }

  /** Calls a tool in a turn of its own about the tab in front; gives what the model is told, and how long it took. */
  async call(
    name: ToolName,
    args: Record<string, unknown>,
    sessionId = SESSION,
  ): Promise<Answer<'tool.run'> & {ms: number}> {
    const turnId = `turn_tool-desk-${(this.#turns += 1)}`.padEnd(20, '0');
    await this.#worker.evaluate(
      async (turn, snapshot) => {
        const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
        await chrome.storage.session.set({turnTab: {turnId: turn, tabId: tab?.id}, snapshot});
      },
      turnId,
      {...IDLE_SNAPSHOT, turnId},
    );
    const call = {sessionId, turnId, callId: 'call_1', name, argumentsJson: JSON.stringify(args)};
    const message = {parley: 1, to: 'background', command: 'tool.run', args: call};
    const {result, ms} = (await this.#caller.evaluate(async (sent) => {
      const from = performance.now();
      const answered: unknown = await chrome.runtime.sendMessage(sent);
      return {result: answered, ms: performance.now() - from};
    }, message)) as {result: Result<Answer<'tool.run'>>; ms: number};
    if (!result.ok) throw new Error(`${name}: ${result.failure.message} ${result.failure.detail ?? ''}`);
    return {...result.value, ms};
  }

  /** What the model is told of the page in front. */
  async read(args: Record<string, unknown> = {}): Promise<string> {
    const {output, failure} = await this.call('read_page', {fresh: true, ...args});
    if (failure) throw new Error(`read_page: ${failure.message} ${failure.detail ?? ''}`);
    return output;
  }

  /** Waits until what is told of the page `suits`. */
  async readUntil(suits: (output: string) => boolean, args: Record<string, unknown> = {}): Promise<string> {
    return waitFor(
      'a reading',
      async () => {
        const output = await this.read(args);
        return suits(output) ? output : undefined;
      },
      {timeoutMs: 10_000, everyMs: 100},
    );
  }

  async close(): Promise<void> {
    await this.#close();
  }
}

/** Makes of a copy of the extension one that was given every site. */
async function giveAllSites(folder: string): Promise<void> {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({...manifest, host_permissions: ['<all_urls>']}));
}
