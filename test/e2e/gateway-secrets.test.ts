import {beforeAll, describe, expect, it} from 'vitest';
import {readTasks} from '../../local/desk/stored-tasks.ts';
import {sharePage, speakTurn} from '../../local/desk/turns.ts';
import {waitFor} from '../../local/desk/wait.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {failedWith, linkThat, useGateway} from './gateway-stage.ts';
import {KEY, useStage} from './stage.ts';

const TOKEN = 'gateway-canary-41d8e6b7f20a4c93';
const WRONG = 'gateway-canary-wrong-5510aa93';
const starting = useGateway({token: TOKEN});
const stage = useStage();
/** Every message that was sent inside the extension, whoever it was for. */
const messages: string[] = [];
let gateway: LocalGateway;
/** What may be found in the one place where it is kept, and nowhere else. */
let secrets: string[];

beforeAll(async () => {
  gateway = await starting();
  const {parley, desk} = stage;
  // What is refused is logged, and the token must not be in it.
  await parley.send('gateway.save', {url: gateway.url, token: WRONG});
  await linkThat(parley.options, 'the refusal', failedWith('gateway.token'));
  await parley.connectTo({url: gateway.url, token: TOKEN});
  const kept = await parley.options.evaluate(() =>
    chrome.storage.local.get<{credentials: Record<string, string>}>('credentials'),
  );
  const device = Object.entries(kept.credentials).find(([name]) => name.startsWith('device '))?.[1];
  const {token} = JSON.parse(device ?? '{}') as {token?: string};
  expect(token?.length).toBeGreaterThan(20);
  secrets = [TOKEN, WRONG, KEY, token ?? ''];

  // Own pages hear every message inside the extension, whoever it is for; the saving itself went before.
  await parley.options.exposeFunction('overhear', (message: string) => void messages.push(message));
  await parley.options.evaluate(() => {
    chrome.runtime.onMessage.addListener((message) => {
      (globalThis as unknown as {overhear: (text: string) => void}).overhear(JSON.stringify(message));
    });
  });
  await sharePage(desk, parley);
  const worker = await parley.worker();
  await worker.evaluate(async () => {
    const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
    await chrome.scripting.executeScript({
      target: {tabId: tab?.id ?? -1},
      func: () => {
        const heard: string[] = [];
        Object.assign(globalThis, {overheard: heard});
        chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
        chrome.runtime.onConnect.addListener((port) => {
          port.onMessage.addListener((message: unknown) => void heard.push(JSON.stringify(message)));
        });
        // What goes on to the page itself passes by here as well.
        addEventListener('message', ({data}) => void heard.push(JSON.stringify(data)));
      },
    });
  });
  await speakTurn(desk, parley, 'ask my agent to summarise this page');
  // The first work of a gateway's life takes long.
  await waitFor(
    'the result',
    async () => (await parley.turns()).find(({answer}) => answer.includes('is called Tea and Books')),
    {timeoutMs: 120_000, everyMs: 200},
  );
}, 300_000);

function expectNone(where: string, text: string): void {
  for (const secret of secrets) expect(text.includes(secret), `${secret} in ${where}`).toBe(false);
}

describe('the gateway’s token, this browser’s own and the person’s key', {timeout: 60_000}, () => {
  it('are in no message inside the extension', () => {
    expect(messages.length).toBeGreaterThan(5);
    expectNone('a message', messages.join('\n'));
  });

  it('are in nothing that a content script is sent or can read, and not on the page', async () => {
    const worker = await stage.parley.worker();
    const {heard, stored} = await worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({active: true, lastFocusedWindow: true});
      const [injected] = await chrome.scripting.executeScript({
        target: {tabId: tab?.id ?? -1},
        func: async () => {
          const {local, session, sync} = chrome.storage;
          return {
            heard: (globalThis as unknown as {overheard: string[]}).overheard,
            stored: await Promise.all(
              [local, session, sync].map((area) => area.get().then((items) => JSON.stringify(items), String)),
            ),
          };
        },
      });
      return injected?.result ?? {heard: [], stored: []};
    });
    expect(heard.length).toBeGreaterThan(0);
    expectNone('a content script', heard.join('\n'));
    expect(stored).toHaveLength(3);
    expect(stored.slice(0, 2).join()).toMatch(/not allowed.*not allowed/i);
    expectNone('what a content script can read', stored.join('\n'));
    expectNone('the page', await stage.page.content());
  });

  it('are in nothing that is stored but the one place', async () => {
    const stored = await stage.parley.options.evaluate(async () => {
      const wait = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('a database cannot be read'));
        });
      const found: Record<string, string> = {};
      for (const {name = ''} of await indexedDB.databases()) {
        const db = await wait(indexedDB.open(name));
        for (const store of db.objectStoreNames)
          found[`${name}/${store}`] = JSON.stringify(
            await wait(db.transaction(store).objectStore(store).getAll()),
          );
        db.close();
      }
      const {credentials, ...local} = await chrome.storage.local.get<Record<string, unknown>>();
      found['local'] = JSON.stringify(local);
      found['session'] = JSON.stringify(await chrome.storage.session.get());
      found['sync'] = JSON.stringify(await chrome.storage.sync.get());
      return {found, kept: JSON.stringify(credentials)};
    });
    // The search finds what is there.
    expect(stored.kept).toContain(TOKEN);
    expect(stored.found['parley/log']).toContain('gateway');
    expect(stored.found['parley-tasks/tasks']).toContain('Tea and Books');
    for (const [where, text] of Object.entries(stored.found)) expectNone(where, text);
  });

  it('are in no file that the person can save, and on none of Parley’s pages', async () => {
    const panel = await stage.parley.open('sidepanel');
    await panel.evaluate(() => {
      const saved: Promise<string>[] = [];
      Object.assign(globalThis, {saved});
      const create = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        saved.push(blob.text());
        return create(blob);
      };
    });
    const files = () =>
      panel.evaluate(() => Promise.all((globalThis as unknown as {saved: Promise<string>[]}).saved));
    const count = await panel.$$eval('.exports button', (buttons) => {
      for (const button of buttons) button.click();
      return buttons.length;
    });
    expect(count).toBe(3);
    const texts = await waitFor(
      'the files',
      async () => {
        const found = await files();
        return found.length === count ? found : undefined;
      },
      {timeoutMs: 10_000},
    );
    expect(texts.join()).toContain('summarise this page');
    expectNone('a file', texts.join('\n'));
    for (const page of [panel, stage.parley.options]) {
      const html = await page.evaluate(() => {
        const values = [...document.querySelectorAll('input')].map(({value}) => value);
        return document.documentElement.outerHTML + values.join();
      });
      expectNone(page.url(), html);
    }
    await panel.close();
  });

  it('are in nothing that the voice service, the agent or its model is sent', async () => {
    expectNone('the voice service', JSON.stringify(await stage.control.log()));
    expectNone('the turns', JSON.stringify(await stage.parley.turns()));
    expectNone('the tasks', JSON.stringify(await stage.parley.options.evaluate(readTasks)));
    expectNone('the agent’s model', gateway.model.asked.join('\n'));
  });
});
