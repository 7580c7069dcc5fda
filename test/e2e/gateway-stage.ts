import {connect, createServer, type Server, type Socket} from 'node:net';
import type {AddressInfo} from 'node:net';
import {TargetType, type Page} from 'puppeteer-core';
import {afterAll, beforeAll} from 'vitest';
import type {ToolDesk} from '../../local/desk/tool-desk.ts';
import {extensionIdOf} from '../../local/desk/extension-id.ts';
import {openTab} from '../../local/desk/browser.ts';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {startGateway, type GatewayOptions, type LocalGateway} from '../../local/openclaw/gateway.ts';
import {pagePath} from '../../src/protocol/contexts.ts';
import type {Answer, Args} from '../../src/protocol/commands.ts';
import type {FailureReason, Result} from '../../src/protocol/failures.ts';
import type {GatewayView} from '../../src/protocol/gateway.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import {ROUTES, type CommandName} from '../../src/protocol/routes.ts';
import type {Task} from '../../src/protocol/task.ts';
import type {ToolName} from '../../src/protocol/tools.ts';
import {EXTENSION} from './stage.ts';

/** The origin by which a gateway knows the built extension. */
export async function extensionOrigin(): Promise<string> {
  return `chrome-extension://${await extensionIdOf(EXTENSION)}`;
}

/**
 * Starts a gateway that knows the extension for the tests of one file, and ends it after them. That takes half a minute on a
 * slow machine: used before the rest of the stage, it starts beside that. Gives what waits for it.
 */
export function useGateway(options: Partial<GatewayOptions>): () => Promise<LocalGateway> {
  let starting: Promise<LocalGateway>;
  const start = async () => startGateway({allowedOrigins: [await extensionOrigin()], ...options});
  beforeAll(() => {
    starting = start();
    // Who waits for it hears of a failure.
    starting.catch(() => undefined);
  });
  afterAll(async () => (await starting).close());
  return () => starting;
}

/** Its settings page, in a tab. */
export async function openOptions(desk: ToolDesk): Promise<Page> {
  return openTab(desk.browser, `${await extensionOrigin()}/${pagePath('options')}`);
}

/** Sends a command as the settings page does; a failure is raised. */
export async function ask<K extends CommandName>(page: Page, command: K, args: Args<K>): Promise<Answer<K>> {
  const envelope = {parley: 1, to: ROUTES[command].to, command, args};
  const result = (await page.evaluate((sent) => chrome.runtime.sendMessage(sent), envelope)) as Result<
    Answer<K>
  >;
  if (!result.ok) throw new Error(`${command}: ${result.failure.message} ${result.failure.detail ?? ''}`);
  return result.value;
}

/** Waits until the link `suits`; raises with how it stood instead. */
export async function linkThat(
  page: Page,
  what: string,
  suits: (view: GatewayView) => boolean,
  timeoutMs = 20_000,
): Promise<GatewayView> {
  let last: GatewayView | null = null;
  return waitFor(
    what,
    async () => {
      last = await ask(page, 'gateway.read', {});
      return suits(last) ? last : undefined;
    },
    {timeoutMs, everyMs: 100},
  ).catch((cause: unknown) => {
    throw new Error(`${what} did not come: ${JSON.stringify(last)}`, {cause});
  });
}

export const isConnected = ({status}: GatewayView): boolean => status.phase === 'connected';
export const failedWith =
  (reason: FailureReason) =>
  ({status}: GatewayView): boolean =>
    status.failure?.reason === reason;

const FORM = 'form[aria-labelledby="gateway-title"]';

/** What the settings say of the gateway. */
export const shownByGateway = (page: Page): Promise<string> =>
  page.$eval(FORM, (form) => (form as HTMLElement).innerText);

/** Waits until the settings say this of the gateway. */
export async function settingsSay(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (form, words) => document.querySelector<HTMLElement>(form)?.innerText.includes(words),
    // Whether the page is in front or behind, where it paints no frames.
    {timeout: 15_000, polling: 100},
    FORM,
    text,
  );
}

/** A proxy in front of a port: what comes through it looks to the gateway as if it came from elsewhere. */
export interface Proxy {
  port: number;
  /** How many connections came in. */
  readonly count: number;
  /** Cuts every connection, as a network that is lost does. */
  cut: () => void;
  /** Cuts every connection and takes none, until `restore`. */
  lose: () => void;
  restore: () => void;
  close: () => Promise<void>;
}

/** `from` is the address the connections are said to come from; `null` says nothing of it. */
export async function openProxy(port: number, from: string | null): Promise<Proxy> {
  const open = new Set<Socket>();
  let count = 0;
  let isLost = false;
  const server: Server = createServer((client) => {
    count += 1;
    if (isLost) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        open.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.once('data', (first) => {
      const [line = '', ...rest] = first.toString('latin1').split('\r\n');
      const told = from === null ? rest : [`X-Forwarded-For: ${from}`, ...rest];
      upstream.write(Buffer.from([line, ...told].join('\r\n'), 'latin1'));
      client.pipe(upstream);
    });
    upstream.pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    get count() {
      return count;
    },
    cut,
    lose() {
      isLost = true;
      cut();
    },
    restore() {
      isLost = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

/** Calls tools as a conversation does, and goes on doing so when the worker was ended. */
export interface Caller {
  call: (name: ToolName, args: Record<string, unknown>, tabId?: number) => Promise<Answer<'tool.run'>>;
  /** The tasks as they are kept, oldest first. */
  tasks: () => Promise<Task[]>;
  /** Ends the worker, as Chrome does. */
  endWorker: () => Promise<void>;
}

/** `options` is a page of the extension's own. */
export async function openCaller(desk: ToolDesk, options: Page): Promise<Caller> {
  const origin = await extensionOrigin();
  // The conversation must not begin: the document is there, and its scripts are not run.
  const page = await desk.browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(`${origin}/${pagePath('offscreen')}`);
  const turns = Date.now();
  let count = 0;
  const workers = () =>
    desk.browser
      .targets()
      .filter((target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(origin));
  return {
    async call(name, args, tabId = -1) {
      const turnId = `turn_${turns}-${(count += 1)}`;
      await options.evaluate(
        async (turn, tab, snapshot) =>
          chrome.storage.session.set({turnTab: {turnId: turn, tabId: tab}, snapshot}),
        turnId,
        tabId,
        {...IDLE_SNAPSHOT, turnId},
      );
      const argumentsJson = JSON.stringify(args);
      const call = {
        sessionId: 'sess_gateway-caller',
        turnId,
        callId: 'call_1',
        name,
        argumentsJson,
        person: null,
      };
      const message = {parley: 1, to: 'background', command: 'tool.run', args: call};
      const result = (await page.evaluate((sent) => chrome.runtime.sendMessage(sent), message)) as Result<
        Answer<'tool.run'>
      >;
      if (!result.ok) throw new Error(`${name}: ${result.failure.message} ${result.failure.detail ?? ''}`);
      return result.value;
    },
    tasks: () => options.evaluate(readTasks) as Promise<Task[]>,
    async endWorker() {
      for (const target of workers()) await (await target.worker())?.close();
      await waitFor('the end of the worker', () => (workers().length === 0 ? true : undefined), {
        timeoutMs: 5_000,
      });
    },
  };
}
