import {cp, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {launch, TargetType, type Browser, type Page, type WebWorker} from 'puppeteer-core';
import {pagePath, type Page as ExtensionPage} from '../../src/protocol/contexts.ts';
import type {Answer, Args} from '../../src/protocol/commands.ts';
import type {Result} from '../../src/protocol/failures.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import type {Question} from '../../src/protocol/question.ts';
import {DEFAULT_SETTINGS, type Settings} from '../../src/protocol/settings.ts';
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

/** What is known of a turn beside its tools. */
export interface TurnOptions {
  /** What the person said in it. */
  words?: string;
  /** Whether the microphone was open without a key being used. */
  isOpenEar?: boolean;
  sessionId?: string;
}

/** A turn in which tools are called. */
export interface DeskTurn {
  call: (name: ToolName, args: Record<string, unknown>) => Promise<Timed<'tool.run'>>;
}

/** The answer to a command, and how long it took to come, in ms. */
type Timed<K extends 'tool.run' | 'point.cue'> = Answer<K> & {ms: number};

const SESSION = 'sess_tool-desk-session';
/** A sound is told of a moment after it began. */
const AUDIBLE_TIMEOUT_MS = 10_000;

/**
 * The built extension in a browser without a window, whose tools are called as a conversation calls them, without a voice
 * service and without anything being said.
 */
export class ToolDesk {
  readonly browser: Browser;
  /** The session in which tools are called, unless one is named. */
  sessionId = SESSION;
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
      // Whether a page can be heard is a part of what is tested; there is no speaker here anyway.
      ignoreDefaultArgs: ['--mute-audio'],
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
    sessionId = this.sessionId,
  ): Promise<Timed<'tool.run'>> {
    return (await this.turn({sessionId})).call(name, args);
  }

  /** Begins a turn about the tab in front, in which the person said `words`. */
  async turn({
    words = '',
    isOpenEar = false,
    sessionId = this.sessionId,
  }: TurnOptions = {}): Promise<DeskTurn> {
    this.#turns += 1;
    const turnId = this.#turnId;
    // The worker may have been killed since: the caller's own document can write there too.
    await this.#caller.evaluate(
      async (turn, snapshot) => {
        const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
        await chrome.storage.session.set({turnTab: {turnId: turn, tabId: tab?.id}, snapshot});
      },
      turnId,
      {...IDLE_SNAPSHOT, turnId, sessionId},
    );
    const person = {words, isOpenEar};
    return {
      call: (name, args) => {
        const argumentsJson = JSON.stringify(args);
        return this.#send('tool.run', {sessionId, turnId, callId: 'call_1', name, argumentsJson, person});
      },
    };
  }

  /** Calls `point`, and says each word that it waits for; gives what the model is told. */
  async point(args: Record<string, unknown>): Promise<Answer<'tool.run'>> {
    const answer = await this.call('point', args);
    for (const {cueId} of answer.cues ?? []) await this.cue(cueId);
    return answer;
  }

  /** Lets something be shown that the last call made ready, as if it were said now; gives when, in ms since the epoch. */
  async cue(cueId: string): Promise<number | null> {
    return (await this.#send('point.cue', {turnId: this.#turnId, cueId})).shownAt;
  }

  get #turnId(): string {
    return `turn_tool-desk-${this.#turns}`.padEnd(20, '0');
  }

  async #send<K extends 'tool.run' | 'point.cue'>(command: K, args: Args<K>): Promise<Timed<K>> {
    const message = {parley: 1, to: 'background', command, args};
    const {result, ms} = (await this.#caller.evaluate(async (sent) => {
      const from = performance.now();
      const answered: unknown = await chrome.runtime.sendMessage(sent);
      return {result: answered, ms: performance.now() - from};
    }, message)) as {result: Result<Answer<K>>; ms: number};
    if (!result.ok) throw new Error(`${command}: ${result.failure.message} ${result.failure.detail ?? ''}`);
    return {...result.value, ms};
  }

  /** Changes some settings. */
  async change(part: Partial<Settings>): Promise<void> {
    await this.#caller.evaluate(
      async (changed, defaults) => {
        const {settings} = await chrome.storage.local.get('settings');
        await chrome.storage.local.set({
          settings: {...((settings as object | undefined) ?? defaults), ...changed},
        });
      },
      part,
      DEFAULT_SETTINGS,
    );
  }

  /** The settings as they are stored. */
  async settings(): Promise<Settings> {
    const stored = await this.#caller.evaluate(() => chrome.storage.local.get('settings'));
    return (stored['settings'] as Settings | undefined) ?? DEFAULT_SETTINGS;
  }

  /** The question that waits for the person, or `null`. */
  async question(): Promise<Question | null> {
    const stored = await this.#caller.evaluate(() => chrome.storage.session.get('question'));
    return (stored['question'] as Question | undefined) ?? null;
  }

  /** Makes the question older than it is. */
  async ageQuestion(ms: number): Promise<void> {
    await this.#caller.evaluate(async (by) => {
      const {question} = await chrome.storage.session.get<{question: Question}>('question');
      await chrome.storage.session.set({question: {...question, expiresAt: question.expiresAt - by}});
    }, ms);
  }

  /** Waits until some tab plays sound. */
  async untilAudible(): Promise<void> {
    await waitFor(
      'a tab that can be heard',
      async () => {
        const tabs = await this.#caller.evaluate(() => chrome.tabs.query({audible: true}));
        return tabs.length > 0 ? true : undefined;
      },
      {timeoutMs: AUDIBLE_TIMEOUT_MS},
    );
  }

  /** Opens a document of the extension in a tab of its own. */
  async open(page: ExtensionPage): Promise<Page> {
    return openTab(this.browser, this.#caller.url().replace(pagePath('offscreen'), pagePath(page)));
  }

  /** Ends the service worker, as Chrome does after half a minute of rest. */
  async stopWorker(): Promise<void> {
    await this.#worker.close();
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
