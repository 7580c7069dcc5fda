import {TargetType, type Browser, type Page, type Target, type WebWorker} from 'puppeteer-core';
import {pagePath, type Page as ExtensionPage} from '../../src/protocol/contexts.ts';
import type {Answer, Args} from '../../src/protocol/commands.ts';
import type {Result} from '../../src/protocol/failures.ts';
import {ROUTES, type CommandName} from '../../src/protocol/routes.ts';
import {DEFAULT_SETTINGS, type Settings} from '../../src/protocol/settings.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import type {Task} from '../../src/protocol/task.ts';
import type {Phase, Snapshot} from '../../src/protocol/snapshot.ts';
import type {TurnRecord} from '../../src/protocol/turn-record.ts';
import {openTab} from './browser.ts';
import {extensionIdOf} from './extension-id.ts';
import {readTasks} from './stored-tasks.ts';
import {readTurns} from './stored-turns.ts';
import {waitFor, within} from './wait.ts';

/** A voice service to talk to. */
export interface VoiceService {
  /** `null` is OpenAI itself. */
  url: string | null;
  key: string;
}

/** An OpenClaw gateway that knows the extension's origin. */
export interface Gateway {
  url: string;
  token: string;
}

/** The extension in a running browser, as a person and its own pages can reach it. */
export class Parley {
  readonly browser: Browser;
  readonly extensionId: string;
  /** A page of the extension in the background, through which the desk asks and reads. */
  readonly options: Page;

  private constructor(browser: Browser, extensionId: string, options: Page) {
    this.browser = browser;
    this.extensionId = extensionId;
    this.options = options;
  }

  /** Waits for the extension of `folder` to be running in `browser`, and closes the welcome tab unless it is kept. */
  static async find(browser: Browser, folder: string, {keepsWelcome = false} = {}): Promise<Parley> {
    const extensionId = await extensionIdOf(folder);
    const origin = `chrome-extension://${extensionId}/`;
    await browser.waitForTarget((target) => isWorkerOf(target, extensionId), {timeout: 20_000});
    const welcome = await browser
      .waitForTarget((target) => target.url() === origin + pagePath('welcome'), {timeout: 3000})
      .catch(() => null);
    const options = await openTab(browser, origin + pagePath('options'), {isBackground: true});
    if (!keepsWelcome) await (await welcome?.page())?.close();
    return new Parley(browser, extensionId, options);
  }

  /** Address of one of the extension's own documents. */
  address(page: ExtensionPage): string {
    return `chrome-extension://${this.extensionId}/${pagePath(page)}`;
  }

  /** Opens one of its documents in a tab. */
  open(page: ExtensionPage, {isBackground = false} = {}): Promise<Page> {
    return openTab(this.browser, this.address(page), {isBackground});
  }

  /** Its service worker, started if need be. Holding on to it keeps it alive. */
  async worker(): Promise<WebWorker> {
    const target = await this.browser.waitForTarget((candidate) => isWorkerOf(candidate, this.extensionId), {
      timeout: 10_000,
    });
    const worker = await target.worker();
    if (!worker) throw new Error('the service worker ended while it was looked for');
    return worker;
  }

  /** Whether its service worker is running; asking does not wake it. */
  hasWorker(): boolean {
    return this.#workerTarget() !== undefined;
  }

  /** Ends its service worker, as Chrome does after half a minute of rest. A message may start the next one at once. */
  async stopWorker(): Promise<void> {
    const ending = this.#workerTarget();
    if (!ending) return;
    await waitFor(
      'the end of the worker',
      async () => {
        if (this.#workerTarget() !== ending) return true;
        // It may have gone by itself between the look and the order.
        await ending
          .worker()
          .then((worker) => worker?.close())
          .catch(() => undefined);
        return undefined;
      },
      {timeoutMs: 10_000, everyMs: 100},
    );
  }

  /** Its offscreen document, or `null` when there is none. */
  async offscreen(): Promise<Page | null> {
    const address = this.address('offscreen');
    const target = this.browser.targets().find((candidate) => candidate.url().split('#')[0] === address);
    return target ? target.asPage() : null;
  }

  /** Sends a command from `page` (its options page unless told) and gives the value; a failure is raised. */
  async send<K extends CommandName>(command: K, args: Args<K>, page = this.options): Promise<Answer<K>> {
    const envelope = {parley: 1, to: ROUTES[command].to, command, args};
    const result = await within(
      command,
      15_000,
      page.evaluate((message) => chrome.runtime.sendMessage(message), envelope) as Promise<
        Result<Answer<K>> | undefined
      >,
    );
    if (!result) throw new Error(`${command}: nobody answered`);
    if (!result.ok)
      throw new Error(`${command}: ${result.failure.message} ${result.failure.detail ?? ''}`.trim());
    return result.value;
  }

  /**
   * Points it at a voice service and gives it the key. Other settings are as after an installation, but for the tone of
   * sending: at the speaker it would be taken for the answer.
   */
  async configure(service: VoiceService, settings: Partial<Settings> = {}): Promise<void> {
    const provider = service.url === null ? 'openai' : 'compatible';
    await this.send('settings.write', {
      settings: {...DEFAULT_SETTINGS, chime: false, provider, compatibleUrl: service.url, ...settings},
    });
    await this.send('credential.write', {key: service.key});
  }

  /** Lets the gateway that it is connected to lend its voice. No key is given. */
  async speakThroughGateway(settings: Partial<Settings> = {}): Promise<void> {
    await this.change({chime: false, provider: 'gateway', ...settings});
  }

  /** Connects it to a gateway, and waits until that has let it in. */
  async connectTo({url, token}: Gateway): Promise<void> {
    await this.send('gateway.save', {url, token});
    await waitFor(
      'the gateway’s letting in',
      async () => {
        const {status} = await this.send('gateway.read', {});
        if (status.phase === 'stopped') throw new Error(status.failure?.message ?? 'the gateway refuses');
        return status.phase === 'connected' ? true : undefined;
      },
      {timeoutMs: 30_000, everyMs: 100},
    );
  }

  /** Changes some settings and leaves the others. */
  async change(part: Partial<Settings>): Promise<void> {
    const {settings} = await this.send('settings.read', {});
    await this.send('settings.write', {settings: {...settings, ...part}});
  }

  /** What it is doing now. */
  async snapshot(): Promise<Snapshot> {
    const stored = await this.options.evaluate(() => chrome.storage.session.get('snapshot'));
    return (stored['snapshot'] as Snapshot | undefined) ?? IDLE_SNAPSHOT;
  }

  /** Settles with the first snapshot in one of `phases`; raises after `timeoutMs` with what it was doing instead. */
  async waitForPhase(phases: Phase[], timeoutMs: number): Promise<Snapshot> {
    return this.waitForSnapshot(
      `phase ${phases.join(' or ')}`,
      (snapshot) => phases.includes(snapshot.phase),
      timeoutMs,
    );
  }

  /** Settles with the first snapshot that `suits`; raises after `timeoutMs` with the last one seen. */
  async waitForSnapshot(
    what: string,
    suits: (snapshot: Snapshot) => boolean,
    timeoutMs: number,
  ): Promise<Snapshot> {
    let last = IDLE_SNAPSHOT;
    return waitFor(
      what,
      async () => {
        last = await this.snapshot();
        return suits(last) ? last : undefined;
      },
      {timeoutMs},
    ).catch((cause: unknown) => {
      const failure = last.failure ? `: ${last.failure.message}` : '';
      throw new Error(`${what} did not come within ${timeoutMs / 1000} s; it is ${last.phase}${failure}`, {
        cause,
      });
    });
  }

  /** Finished turns, oldest first. */
  async turns(): Promise<TurnRecord[]> {
    const records = await within('reading the turns', 10_000, this.options.evaluate(readTurns));
    return (records as TurnRecord[]).sort((one, other) => one.startedAt - other.startedAt);
  }

  /** How many pieces of handed-over work have not ended, or not been told of. */
  async openNews(): Promise<number> {
    const tasks = (await this.options.evaluate(readTasks)) as Pick<Task, 'state' | 'delivery'>[];
    return tasks.filter(
      ({state, delivery}) => delivery === 'pending' || ['asked', 'sent', 'running'].includes(state),
    ).length;
  }

  /** Settles with the record of the turn `turnId`; raises after `timeoutMs`. */
  async waitForTurn(turnId: string, timeoutMs: number): Promise<TurnRecord> {
    return waitFor(
      `the end of ${turnId}`,
      async () => (await this.turns()).find((record) => record.turnId === turnId),
      {timeoutMs, everyMs: 150},
    );
  }

  /** Ends the session, as the popup's button does, and waits until it is closed. */
  async endSession(): Promise<void> {
    await this.#fromPopup((popup) => this.send('session.close', {}, popup));
    await this.waitForSnapshot('the end of the session', ({session}) => session === 'closed', 10_000);
  }

  /** Asks by typing, from the popup's document in a background tab; gives the turn's id. */
  async type(text: string): Promise<string> {
    return (await this.#fromPopup((popup) => this.send('talk.type', {text}, popup))).turnId;
  }

  #workerTarget(): Target | undefined {
    return this.browser.targets().find((target) => isWorkerOf(target, this.extensionId));
  }

  async #fromPopup<T>(act: (popup: Page) => Promise<T>): Promise<T> {
    const popup = await this.open('popup', {isBackground: true});
    try {
      return await act(popup);
    } finally {
      await popup.close();
    }
  }
}

function isWorkerOf(target: Target, extensionId: string): boolean {
  return (
    target.type() === TargetType.SERVICE_WORKER &&
    target.url().startsWith(`chrome-extension://${extensionId}/`)
  );
}
