import {afterAll, beforeAll} from 'vitest';
import type {Page} from 'puppeteer-core';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {waitFor} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import type {Task} from '../../src/protocol/task.ts';
import {openFrameProxy, type FrameProxy} from './frame-proxy.ts';
import {
  ask,
  isConnected,
  linkThat,
  openCaller,
  openOptions,
  useGateway,
  type Caller,
} from './gateway-stage.ts';
import {openSite, SHOP, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

/** A real gateway, and the built extension connected to it, whose tools a test calls as the conversation does. */
export interface CallingStage {
  gateway: LocalGateway;
  /** What passes between the two is seen here. */
  proxy: FrameProxy;
  desk: ToolDesk;
  options: Page;
  caller: Caller;
  site: Site;
  /** Waits until the task `suits`. */
  taskThat: (taskId: string, suits: (task: Task) => boolean) => Promise<Task>;
}

/** Whether nothing more will come of a task. */
export const ended = ({state}: Task): boolean => ['done', 'failed', 'cancelled'].includes(state);

/** Sets the stage for one test file, and takes it down after it. `agents` are names of further agents, by their ids. */
export function useCalling({
  token,
  pages = {},
  agents = {},
  hasAllSites = true,
}: {
  token: string;
  pages?: Parameters<typeof openSite>[0];
  agents?: Record<string, string>;
  hasAllSites?: boolean;
}): CallingStage {
  const on = {} as CallingStage;
  const closers: (() => Promise<unknown>)[] = [];
  const starting = useGateway({token, agents});

  beforeAll(async () => {
    on.site = await openSite({'/': SHOP, ...pages});
    closers.push(on.site.close);
    on.desk = await ToolDesk.open({extension: EXTENSION, hasAllSites});
    closers.push(() => on.desk.close());
    on.options = await openOptions(on.desk);
    on.caller = await openCaller(on.desk, on.options);
    on.gateway = await starting();
    on.proxy = await openFrameProxy(on.gateway.port);
    closers.push(on.proxy.close);
    await ask(on.options, 'gateway.save', {url: on.proxy.url, token});
    await linkThat(on.options, 'the connection', isConnected);
  }, 180_000);

  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  on.taskThat = (taskId, suits) =>
    waitFor(
      `the task ${taskId}`,
      async () => (await on.caller.tasks()).find((task) => task.taskId === taskId && suits(task)),
      {timeoutMs: 90_000, everyMs: 100},
    );
  return on;
}
