import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'puppeteer-core';
import type {Page as ExtensionPage} from '../../src/protocol/contexts.ts';
import {NO_GATEWAY} from '../../src/protocol/gateway.ts';
import type {Question} from '../../src/protocol/question.ts';
import {IDLE_SNAPSHOT} from '../../src/protocol/idle-snapshot.ts';
import type {Snapshot} from '../../src/protocol/snapshot.ts';
import type {Task} from '../../src/protocol/task.ts';
import {openTab} from '../desk/browser.ts';
import {openDesk, type Desk} from '../desk/desk.ts';
import {Parley} from '../desk/parley.ts';
import {servePages} from '../pages/serve.ts';
import {keepTasks} from './stored.ts';
import {createControlClient, startRealtimeServer, type ControlClient} from '../realtime/index.ts';

const KEY = 'sk-local';
/** Turns that are really held, so that history, costs and times have something to show. */
const TURNS: [asked: string, answered: string][] = [
  ['What is this page about?', 'It is about a library by the harbour. It opens at ten.'],
  ['Which books are new?', 'Three are new this week. The first one is about lighthouses.'],
];

/** The running extension, in which scenes are set. */
export interface SceneStage {
  desk: Desk;
  parley: Parley;
  control: ControlClient;
  /** Address of the demo page. */
  place: string;
  /** Has the extension show a state, as the conversation would report it. */
  report: (part: Partial<Snapshot>) => Promise<void>;
  /** Puts a question to the person, or takes it back. */
  ask: (question: Question | null) => Promise<void>;
  /** Makes these the tasks that were handed to the agent. */
  keepTasks: (tasks: Task[]) => Promise<void>;
  /** Writes into the extension's own storage, as the worker does. */
  store: (area: 'local' | 'session', values: Record<string, unknown>) => Promise<void>;
  /**
   * Opens one of the extension's pages. `microphone` is what it is told when it asks what Chrome remembers of the microphone:
   * Chrome's own answer is given by its prompt alone.
   */
  open: (page: ExtensionPage, microphone?: PermissionState) => Promise<Page>;
  visit: (url: string) => Promise<Page>;
  /** Takes back what scenes have set, so that the next one begins with an extension at rest. */
  reset: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * Sets the stage with the built extension of `folder`, in a browser of `language` (English without one). It holds two typed turns
 * with the voice service of this machine.
 */
export async function openSceneStage(folder: string, language?: string): Promise<SceneStage> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end().catch(() => undefined);
  };
  try {
    const server = await startRealtimeServer({apiKey: KEY, control: true});
    closers.push(() => server.close());
    const control = createControlClient(server.controlUrl);
    const pages = await servePages();
    closers.push(pages.close);
    const desk = await openDesk({
      extension: folder,
      grantsMicrophone: false,
      ...(language === undefined ? {} : {language}),
    });
    closers.push(desk.close);
    const parley = await Parley.find(desk.browser, folder);
    await parley.configure({url: server.url, key: KEY});
    const stage = createStage({desk, parley, control, place: `${pages.url}demo.html`, close});
    await holdTurns(stage);
    await stage.reset();
    return stage;
  } catch (error) {
    await close();
    throw error;
  }
}

function createStage(parts: Pick<SceneStage, 'desk' | 'parley' | 'control' | 'place' | 'close'>): SceneStage {
  const {desk, parley} = parts;
  const store: SceneStage['store'] = (area, values) =>
    parley.options.evaluate((where, what) => chrome.storage[where].set(what), area, values);
  const stage: SceneStage = {
    ...parts,
    store,
    async report(part) {
      const offscreen = await parley.offscreen();
      if (!offscreen) throw new Error('the conversation has ended');
      const snapshot = {...IDLE_SNAPSHOT, ...part, at: Date.now()};
      await parley.send('session.report', {snapshot}, offscreen);
    },
    ask: (question) => store('session', {question}),
    keepTasks: (tasks) => parley.options.evaluate(keepTasks, tasks),
    async open(name, microphone = 'granted') {
      const page = await desk.browser.newPage();
      await page.evaluateOnNewDocument((state) => {
        const status = Object.assign(new EventTarget(), {state}) as PermissionStatus;
        navigator.permissions.query = () => Promise.resolve(status);
      }, microphone);
      await page.goto(parley.address(name));
      // What is shown once the worker has answered.
      await page.waitForNetworkIdle({idleTime: 150});
      return page;
    },
    visit: (url) => openTab(desk.browser, url),
    async reset() {
      await stage.ask(null);
      await stage.keepTasks([]);
      await stage.store('local', {agentQuestions: [], gateway: NO_GATEWAY});
      await stage.store('session', {sharedTab: null, shareStatus: null});
      await stage.report({});
    },
  };
  return stage;
}

async function holdTurns({control, parley, place, visit}: SceneStage): Promise<void> {
  const page = await visit(place);
  await control.setScript(TURNS.map(([, say]) => ({say})));
  for (const [asked] of TURNS) {
    await parley.type(asked);
    await parley.waitForPhase(['speaking'], 20_000);
    await parley.waitForPhase(['idle'], 30_000);
  }
  await parley.endSession();
  // What was used is told and written a moment later.
  await sleep(500);
  await page.close();
}
