import type {Page} from 'puppeteer-core';
import {beforeAll, expect} from 'vitest';
import {pillIn} from '../../local/desk/pill-in.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {askGateway} from '../../local/openclaw/operator.ts';
import {pagePath} from '../../src/protocol/contexts.ts';
import type {SharedTab, ShareStatus} from '../../src/protocol/sharing.ts';
import {BANK} from './consent-pages.ts';
import {ended, useCalling, type CallingStage} from './calling-stage.ts';
import {extensionOrigin} from './gateway-stage.ts';
import {approveNode} from './node-approval.ts';

const TOKEN = 'gateway-canary-5e2d90c6b7f14a38';

type Suits = (tab: SharedTab | null, status: ShareStatus | undefined) => boolean;

/** A real gateway, the built extension connected to it through a proxy, a page in front, and the popup beside it. */
export interface SharingStage extends CallingStage {
  popup: Page;
  page: Page;
  /** Opens the popup anew, where it was closed: while it is the last window that was clicked in, it is what is in front. */
  openPopup: () => Promise<void>;
  /** Clicks on a button of the popup, as a person does. */
  press: (words: string) => Promise<void>;
  /** Waits until what is shared, and the way to it, `suits`. */
  that: (what: string, suits: Suits, timeoutMs?: number) => Promise<void>;
  shared: () => Promise<SharedTab | null>;
  /** Whether the pill on the page says that it is shared. */
  hasSign: () => Promise<boolean>;
  /** Approves what the shared tab offers, as a person does where the gateway runs, once it asks for `commands`. */
  approve: (commands: readonly string[]) => Promise<void>;
  /** Has the gateway run a command of the shared tab, past the agent; rejects with what is in the way. */
  invoke: (command: string, params: object, timeoutMs?: number) => Promise<string>;
  /** Hands the agent tools to call, one after the other; gives the task. */
  begin: (...calls: string[]) => Promise<string>;
  /** What the agent says in the end. */
  result: (taskId: string) => Promise<string>;
  /** Both. */
  agent: (...calls: string[]) => Promise<string>;
}

/**
 * The gateway lets the agent use all of it. What its configuration allows counts from the next connect on, which may be a minute
 * away.
 */
export const given: Suits = (tab, status) =>
  tab !== null && status?.approval === 'given' && status.link.phase === 'connected';

/** Sets the stage for one test file, and takes it down after it. */
export function useSharing(): SharingStage {
  const on = useCalling({token: TOKEN, pages: {'/bank': BANK}}) as SharingStage;

  beforeAll(async () => {
    on.page = await on.desk.visit(on.site.at('/'));
    on.popup = await openPopup(on);
    await on.page.bringToFront();
  });

  const kept = () =>
    on.options.evaluate(() => chrome.storage.session.get(['sharedTab', 'shareStatus'])) as Promise<{
      sharedTab?: SharedTab | null;
      shareStatus?: ShareStatus;
    }>;

  on.press = (words) => on.popup.locator(`button::-p-text(${words})`).click();
  on.openPopup = async () => {
    on.popup = await openPopup(on);
  };
  on.shared = async () => (await kept()).sharedTab ?? null;
  on.hasSign = async () => /shared with your agent/i.test((await pillIn(on.page))?.words ?? '');
  on.that = async (what, suits, timeoutMs = 15_000) => {
    const look = async () => {
      const {sharedTab = null, shareStatus} = await kept();
      return suits(sharedTab, shareStatus) ? true : undefined;
    };
    await waitFor(what, look, {timeoutMs, everyMs: 100}).catch(async (cause: unknown) => {
      const popup = await on.popup.evaluate(() => document.body.innerText);
      throw new Error(`${what} did not come: ${JSON.stringify(await kept())}\n${popup}`, {cause});
    });
  };
  on.approve = (commands) => approveNode(on.gateway, commands);
  on.invoke = async (command, params, timeoutMs = 8_000) => {
    const {nodes} = await askGateway<{nodes: {nodeId: string}[]}>(on.gateway, 'node.list', {});
    const answer = await askGateway(on.gateway, 'node.invoke', {
      nodeId: nodes[0]?.nodeId ?? '',
      command,
      params,
      timeoutMs,
      idempotencyKey: crypto.randomUUID(),
    });
    return JSON.stringify(answer);
  };
  on.begin = async (...calls) => {
    const message = calls.map((call) => `TOOL ${call}`).join('\n');
    const {output, failure} = await on.caller.call('send_to_openclaw', {message});
    expect(failure).toBeNull();
    return (JSON.parse(output) as {taskId: string}).taskId;
  };
  on.result = async (taskId) => {
    const task = await on.taskThat(taskId, ended);
    return task.result ?? JSON.stringify(task.failure);
  };
  on.agent = async (...calls) => on.result(await on.begin(...calls));
  return on;
}

/** The popup in a window of its own, with the one of the page behind it, as it is over the page. */
async function openPopup({desk, options}: SharingStage): Promise<Page> {
  const url = `${await extensionOrigin()}/${pagePath('popup')}`;
  const target = desk.browser.waitForTarget((one) => one.url() === url);
  await options.evaluate(
    (address) =>
      chrome.windows.create({url: address, type: 'popup', focused: false, width: 420, height: 640}),
    url,
  );
  const popup = await (await target).page();
  if (!popup) throw new Error('no popup');
  return popup;
}
