import type {Page} from 'puppeteer-core';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {openTab} from '../../local/desk/browser.ts';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {waitFor} from '../../local/desk/wait.ts';
import {startGateway, type LocalGateway} from '../../local/openclaw/gateway.ts';
import type {Task} from '../../src/protocol/task.ts';
import {openFrameProxy, type FrameProxy, type SeenRequest} from './frame-proxy.ts';
import {
  ask,
  extensionOrigin,
  isConnected,
  linkThat,
  openCaller,
  openOptions,
  type Caller,
} from './gateway-stage.ts';
import {CANARY, look, PLAIN} from './pixels.ts';
import {openSite, SHOP, type Site} from './site.ts';
import {EXTENSION} from './stage.ts';

const TOKEN = 'gateway-canary-d04f7a8816be4f2e';
const STYLE = `<style>body{margin:8px;font:20px monospace}
input{font:bold 22px monospace;color:${PLAIN}}.secret{color:${CANARY};-webkit-text-fill-color:${CANARY}}</style>`;
const FORM = `<!doctype html><title>Form</title>${STYLE}<p id=words>These are the chosen words.</p>
<label>Email <input value=ann@example.org></label><br>
<label>Password <input class=secret type=password value=canary-password></label><br>
<label>Shown <input class=secret id=shown type=password value=canary-shown></label><br>
<label>Card <input class=secret autocomplete=cc-number value=4111111111111111></label><br>
<label>Code <input class=secret autocomplete=one-time-code value=canary-code></label>`;
const LONG = `<!doctype html><title>Long</title><h1>A long page</h1>${Array.from(
  {length: 300},
  (_, index) => `<p>Paragraph ${index} says something about the tea of region number ${index}.</p>`,
).join('')}<canvas width=1280 height=720 style="position:fixed;inset:0;opacity:.6"></canvas><script>
const pen = document.querySelector('canvas').getContext('2d'); const data = pen.createImageData(1280, 720);
for (let at = 0; at < data.data.length; at += 65536) crypto.getRandomValues(data.data.subarray(at, at + 65536));
for (let at = 3; at < data.data.length; at += 4) data.data[at] = 255;
pen.putImageData(data, 0, 0);</script>`;

let gateway: LocalGateway;
let proxy: FrameProxy;
let desk: ToolDesk;
let options: Page;
let page: Page;
let decoder: Page;
let caller: Caller;
let site: Site;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  gateway = await startGateway({allowedOrigins: [await extensionOrigin()], token: TOKEN});
  closers.push(gateway.close);
  proxy = await openFrameProxy(gateway.port);
  closers.push(proxy.close);
  site = await openSite({'/': SHOP, '/form': FORM, '/long': LONG});
  closers.push(site.close);
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: true});
  closers.push(() => desk.close());
  options = await openOptions(desk);
  caller = await openCaller(desk, options);
  decoder = await openTab(desk.browser, 'about:blank', {isBackground: true});
  await ask(options, 'gateway.save', {url: proxy.url, token: TOKEN});
  await linkThat(options, 'the connection', isConnected);
  page = await desk.visit(site.at('/'));
}, 180_000);

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** Hands work about the page in front over; gives the task's name, what the model was told, and how long that took. */
async function share(message: string): Promise<{taskId: string; accepted: boolean; shared?: object}> {
  const tabId = await frontTab();
  const {output, failure} = await caller.call('send_to_openclaw', {message, share_page: true}, tabId);
  expect(failure).toBeNull();
  return JSON.parse(output) as {taskId: string; accepted: boolean; shared?: object};
}

/** The tab in front; asked of a page, since the worker may have been ended. */
const frontTab = () =>
  options.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
    return tab?.id ?? -1;
  });

const taskThat = (taskId: string, suits: (task: Task) => boolean) =>
  waitFor(
    `the task ${taskId}`,
    async () => (await caller.tasks()).find((task) => task.taskId === taskId && suits(task)),
    {timeoutMs: 60_000, everyMs: 100},
  );
const ended = ({state}: Task) => ['done', 'failed', 'cancelled'].includes(state);

/** The last request by which this was handed over. */
function sentWith(message: string): SeenRequest {
  const found = proxy.seen.findLast(
    ({method, params}) => method === 'chat.send' && String(params['message']).startsWith(message),
  );
  if (!found) throw new Error(`nothing was sent that begins with ${JSON.stringify(message)}`);
  return found;
}

/** The pictures that the agent's model was given with this request, as data URLs. */
function picturesOf(message: string): string[] {
  const request = gateway.model.received.findLast((text) => text.includes(message));
  return [...(request ?? '').matchAll(/data:image\/[a-z]+;base64,[A-Za-z0-9+/=]+/g)].map(([url]) => url);
}

/** How often the agent's model was asked this. */
const timesSent = (message: string) => gateway.model.asked.filter((words) => words.includes(message)).length;

/** Names of the tasks for which something is still to be sent. */
const waitingParcels = () =>
  options.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('parley-parcels');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('no parcels'));
    });
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const request = db.transaction('parcels').objectStore('parcels').getAllKeys();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('the parcels cannot be read'));
    });
    db.close();
    return keys;
  });

/** Connects anew, so that the gateway's greeting is heard again. */
async function connectAnew(): Promise<void> {
  const before = proxy.seen.filter(({method}) => method === 'connect').length;
  proxy.cut();
  await waitFor(
    'another connection',
    async () => {
      if (proxy.seen.filter(({method}) => method === 'connect').length === before) return undefined;
      return isConnected(await ask(options, 'gateway.connect', {})) ? true : undefined;
    },
    {timeoutMs: 30_000, everyMs: 200},
  );
}

describe('a page that goes along', {timeout: 90_000}, () => {
  it('reaches the agent with title, address, selection, outline and a picture', async () => {
    await desk.visit(site.at('/form'), page);
    // A password that was seen as one stays one when the page shows it.
    await caller.call('read_page', {}, await frontTab());
    await page.evaluate(() => {
      (document.getElementById('shown') as HTMLInputElement).type = 'text';
      const words = document.getElementById('words');
      if (words) getSelection()?.selectAllChildren(words);
    });
    const {taskId, accepted, shared} = await share('fill this in');
    expect(accepted).toBe(true);
    expect(shared).toEqual({title: 'Form', address: site.at('/form')});
    const task = await taskThat(taskId, ended);
    expect(task).toMatchObject({
      state: 'done',
      toShare: null,
      shared: {
        title: 'Form',
        address: site.at('/form'),
        went: {selectionChars: 'These are the chosen words.'.length, left: [], picture: {width: 1024}},
      },
    });
    const got = gateway.model.received.findLast((text) => text.includes('fill this in')) ?? '';
    for (const part of [
      'Selected by the person:\\nThese are the chosen words.',
      'ann@example.org',
      'A picture of the screen is attached',
    ])
      expect(got.includes(part), part).toBe(true);
    expect(picturesOf('fill this in')).toHaveLength(1);
    expect(task.shared?.went?.textChars).toBeGreaterThan(100);
    expect(await waitingParcels()).toEqual([]);
  });

  it('takes no secret along, in no word and in no pixel', async () => {
    const bare = `data:image/png;base64,${await page.screenshot({encoding: 'base64'})}`;
    expect((await look(decoder, bare)).canary, 'what a person sees').toBeGreaterThan(100);
    const got = gateway.model.received.join('\n');
    const frames = JSON.stringify(proxy.seen.filter(({method}) => method === 'chat.send'));
    expect(got.includes('fill this in') && frames.includes('fill this in')).toBe(true);
    const secret = /canary-(?:password|shown|code)|4111111111111111/;
    expect(secret.exec(got)?.[0], 'what the model was given').toBeUndefined();
    expect(secret.exec(frames)?.[0], 'what the gateway was sent').toBeUndefined();
    const [picture = ''] = picturesOf('fill this in');
    const seen = await look(decoder, picture);
    expect(seen.canary).toBe(0);
    expect(seen.plain).toBeGreaterThan(100);
    expect(got.includes(TOKEN)).toBe(false);
  });

  it('goes without a picture where the person lets none leave, and says so', async () => {
    await desk.change({screenshots: 'off'});
    const {taskId} = await share('read this without looking');
    const task = await taskThat(taskId, ended);
    await desk.change({screenshots: 'asked'});
    expect(task.shared?.went).toMatchObject({picture: null});
    expect(task.text).toContain('A picture of the page is missing: You have chosen');
    expect(picturesOf('read this without looking')).toEqual([]);
    expect(sentWith('read this without looking').params).not.toHaveProperty('attachments');
  });
});

describe('what a gateway takes', {timeout: 120_000}, () => {
  it('of a picture is kept to: it is made smaller', async () => {
    proxy.say({attachments: {maxBytes: 30_000, maxImageBytes: 20_000}});
    await connectAnew();
    await desk.visit(site.at('/long'), page);
    const {taskId} = await share('what is this picture');
    const task = await taskThat(taskId, ended);
    expect(task.state).toBe('done');
    const {picture, left} = task.shared?.went ?? {picture: null, left: []};
    expect(picture?.bytes).toBeLessThanOrEqual(20_000);
    expect(picture?.width).toBeLessThan(1_024);
    expect(left.join()).toContain('made smaller');
    expect(task.text).toContain('The picture was made smaller');
    expect(picturesOf('what is this picture')).toHaveLength(1);
  });

  it('of a request is kept to: the picture is made smaller, the text cut, and both are said', async () => {
    proxy.say({maxPayload: 12_000, attachments: {maxBytes: 900_000, maxImageBytes: 900_000}});
    await connectAnew();
    const {taskId} = await share('shorten this');
    const task = await taskThat(taskId, ended);
    expect(task.state).toBe('done');
    const {bytes, params} = sentWith('shorten this');
    expect(bytes).toBeLessThanOrEqual(12_000);
    expect(params['message']).toBe(task.text);
    expect(task.text).toMatch(/\d+ lines of the page did not fit/);
    expect(task.text).toMatch(/<\/page-content nonce="[^"]+">/);
    expect(task.shared?.went?.left.length).toBeGreaterThan(0);
  });

  it('that has no room for a page at all still gets the person’s words', async () => {
    proxy.say({maxPayload: 1_800});
    await connectAnew();
    const {taskId} = await share('count what is on it');
    const task = await taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'done', shared: {went: {picture: null}}});
    expect(sentWith('count what is on it').bytes).toBeLessThanOrEqual(1_800);
    expect(task.shared?.went?.left.length).toBeGreaterThan(0);
  });

  it('that is less than the request itself fails the task with a reason', async () => {
    const tabId = await frontTab();
    const message = `say ${'very '.repeat(1_000)}much`;
    const {output} = await caller.call('send_to_openclaw', {message, share_page: true}, tabId);
    const {taskId} = JSON.parse(output) as {taskId: string};
    const task = await taskThat(taskId, ended);
    expect(task).toMatchObject({
      state: 'failed',
      failure: {reason: 'task.failed', message: 'What you asked is longer than the gateway takes.'},
    });
    proxy.say(null);
    await connectAnew();
  });
});

describe('a worker that is ended', {timeout: 120_000}, () => {
  it('between taking the work and sending it sends what was gathered, though the page is gone', async () => {
    await desk.visit(site.at('/form'), page);
    proxy.hold('chat.send');
    const {taskId} = await share('keep this for later');
    await waitFor(
      'the attempt',
      () => proxy.seen.findLast(({params}) => String(params['message']).startsWith('keep this for later')),
      {timeoutMs: 20_000},
    );
    expect((await caller.tasks()).find((task) => task.taskId === taskId)?.state).toBe('asked');
    expect(await waitingParcels()).toEqual([taskId]);
    await caller.endWorker();
    await desk.visit(site.at('/'), page);
    proxy.hold(null);
    await ask(options, 'gateway.connect', {});
    const task = await taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'done', shared: {title: 'Form', went: {left: []}}});
    expect(task.text).toContain('ann@example.org');
    expect(task.text).not.toContain('Green tea');
    const pictures = picturesOf('keep this for later');
    expect(pictures).toHaveLength(1);
    expect((await look(decoder, pictures[0] ?? '')).plain).toBeGreaterThan(100);
    expect(timesSent('keep this for later')).toBe(1);
    expect(await waitingParcels()).toEqual([]);
  });

  it('while the page is being read reads it again', async () => {
    await desk.visit(site.at('/form'), page);
    const {taskId} = await share('look once more');
    await caller.endWorker();
    await ask(options, 'gateway.connect', {});
    const task = await taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'done', toShare: null});
    expect(task.text).toContain('ann@example.org');
    expect(timesSent('look once more')).toBe(1);
  });

  it('says that the page could not be read any more where the person has gone on', async () => {
    await desk.visit(site.at('/form'), page);
    const tabId = await frontTab();
    // As an earlier life of the worker leaves it when it is ended before it could read anything.
    await gateway.end('SIGTERM');
    const {output} = await caller.call('send_to_openclaw', {message: 'too late', share_page: true}, tabId);
    const {taskId} = JSON.parse(output) as {taskId: string};
    await caller.endWorker();
    await options.evaluate(
      async (id, from) => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('parley-tasks');
          request.onsuccess = () => resolve(request.result);
        });
        await new Promise<void>((resolve) => {
          const change = db.transaction('tasks', 'readwrite');
          const store = change.objectStore('tasks');
          const request = store.get(id);
          request.onsuccess = () => {
            const task = request.result as Record<string, unknown>;
            store.put({...task, toShare: {tabId: from, turnId: 'turn_too-late-00000'}});
          };
          change.oncomplete = () => resolve();
        });
        db.close();
      },
      taskId,
      tabId,
    );
    await desk.visit(site.at('/'), page);
    await gateway.begin();
    await ask(options, 'gateway.connect', {});
    const task = await taskThat(taskId, ended);
    expect(task.state).toBe('done');
    expect(task.text).toContain('The page could not be read any more');
    expect(task.text).not.toMatch(/ann@example|Green tea/);
    expect(task.shared?.went).toMatchObject({picture: null, textChars: 0});
  });
});
