import type {Page} from 'puppeteer-core';
import {WebSocket} from 'ws';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import type {LocalGateway} from '../../local/openclaw/gateway.ts';
import {
  ask,
  extensionOrigin,
  failedWith,
  isConnected,
  linkThat,
  openOptions,
  openProxy,
  settingsSay,
  useGateway,
  type Proxy,
} from './gateway-stage.ts';
import {EXTENSION} from './stage.ts';

/** Looks like a real token, so that a search for it anywhere means something. */
const TOKEN = 'gateway-canary-2c9a71f0d4e84b6b';
const WRONG = 'gateway-wrong-93ab5510';

const starting = useGateway({allowedOrigins: [], token: TOKEN});
let gateway: LocalGateway;
let desk: ToolDesk;
let options: Page;
let origin: string;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  origin = await extensionOrigin();
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
  closers.push(() => desk.close());
  options = await openOptions(desk);
  gateway = await starting();
}, 180_000);

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

afterEach(async () => {
  await ask(options, 'gateway.save', {url: null, token: null});
});

const save = (url: string, token: string | null) => ask(options, 'gateway.save', {url, token});
const showing = (text: string) => settingsSay(options, text);

describe('a gateway on this machine', {timeout: 120_000}, () => {
  it('that does not know the extension: shows the exact line, and goes on by itself once it is there', async () => {
    await save(gateway.url, TOKEN);
    await linkThat(options, 'the refusal of the origin', failedWith('gateway.origin'));
    await showing(`"allowedOrigins": ["${origin}"]`);
    // What the button copies is what the gateway is given.
    const config = JSON.parse(`{${await copied(options)}}`) as {
      gateway: {controlUi: {allowedOrigins: string[]}};
    };
    await gateway.allow(config.gateway.controlUi.allowedOrigins);
    await linkThat(options, 'the connection', isConnected, 30_000);
    await showing('Connected to OpenClaw 2026.');
    expect(await ask(options, 'gateway.read', {})).toMatchObject({isPaired: true, hasToken: true});
  });

  it('is connected to with the token it gave this browser alone, once the shared one is not kept any more', async () => {
    await save(gateway.url, TOKEN);
    await linkThat(options, 'the connection', isConnected);
    await options.evaluate(async (shared) => {
      const {credentials} = await chrome.storage.local.get<{credentials: Record<string, string>}>(
        'credentials',
      );
      const own = Object.entries(credentials).filter(([, value]) => value !== shared);
      await chrome.storage.local.set({credentials: Object.fromEntries(own)});
    }, TOKEN);
    await save(gateway.url, null);
    expect(await linkThat(options, 'the connection', isConnected)).toMatchObject({
      hasToken: false,
      isPaired: true,
    });
  });

  it('that is gone: says so, tries again, and is back when it is back', async () => {
    const proxy: Proxy = await openProxy(gateway.port, null);
    await save(`ws://127.0.0.1:${proxy.port}`, TOKEN);
    await linkThat(options, 'the connection', isConnected);
    const before = proxy.count;
    proxy.cut();
    await linkThat(
      options,
      'the connection after the loss',
      (view) => isConnected(view) && proxy.count > before,
    );
    await proxy.close();
    await linkThat(options, 'the gateway that is gone', failedWith('gateway.unreachable'));
    await showing('could not be reached');
  });

  it('never has a wrong token tried twice', async () => {
    const proxy = await openProxy(gateway.port, null);
    closers.push(proxy.close);
    const url = `ws://127.0.0.1:${proxy.port}`;
    await save(url, WRONG);
    await linkThat(options, 'the refusal of the token', failedWith('gateway.token'));
    expect(proxy.count).toBe(1);
    await showing('Enter the right token');
    // Longer than the pause before any second attempt.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    // Neither work nor another life of the worker has it tried again.
    expect((await desk.call('send_to_openclaw', {message: 'hello'})).failure?.reason).toBe('gateway.token');
    await desk.stopWorker();
    expect((await ask(options, 'gateway.read', {})).status.phase).toBe('stopped');
    expect((await desk.call('send_to_openclaw', {message: 'hello'})).failure?.reason).toBe('gateway.token');
    expect(proxy.count).toBe(1);
    await save(url, TOKEN);
    await linkThat(options, 'the connection with the right one', isConnected);
  });

  it('that is asked to end says so at once, and Parley is back by itself when it has started again', async () => {
    await save(gateway.url, TOKEN);
    await linkThat(options, 'the connection', isConnected);
    const ending = gateway.end('SIGTERM');
    await linkThat(options, 'the end that was told', failedWith('gateway.starting'));
    await showing('is starting');
    await ending;
    await linkThat(options, 'the gateway that is gone', failedWith('gateway.unreachable'));
    // Work that waits for it has Parley go on looking.
    const {output} = await desk.call('send_to_openclaw', {message: 'hello'});
    expect(output).toContain('"accepted":false');
    await gateway.begin({waits: false});
    await linkThat(options, 'the connection after the start', isConnected, 90_000);
  });
});

describe('a gateway elsewhere', {timeout: 120_000}, () => {
  it('is paired from nothing to connected, and remembers this browser', async () => {
    const proxy = await openProxy(gateway.port, '203.0.113.7');
    closers.push(proxy.close);
    await ask(options, 'gateway.forget', {});
    await save(`ws://127.0.0.1:${proxy.port}`, TOKEN);
    const {status} = await linkThat(options, 'the wish to be let in', failedWith('gateway.pairing'));
    expect(status.pairingRequest).toMatch(/^[\w-]{8,}$/);
    await showing(`openclaw devices approve ${status.pairingRequest ?? ''}`);
    await gateway.cli([
      'devices',
      'approve',
      status.pairingRequest ?? '',
      '--url',
      gateway.url,
      '--token',
      TOKEN,
    ]);
    const view = await linkThat(options, 'the connection', isConnected, 30_000);
    expect(view.isPaired).toBe(true);
  });

  it('has to be reached with encryption', async () => {
    await expect(save('ws://claw.example:18789', TOKEN)).rejects.toThrow('wss://');
  });
});

describe('what must not leave', () => {
  it('the token and the browser’s key are in no answer to a page, in no log and on no page', async () => {
    await gateway.allow([origin]);
    await save(gateway.url, TOKEN);
    await linkThat(options, 'the connection', isConnected, 30_000);
    expect(JSON.stringify(await ask(options, 'gateway.read', {}))).not.toContain(TOKEN);
    expect(JSON.stringify(await ask(options, 'settings.read', {}))).not.toContain(TOKEN);
    expect(await options.content()).not.toContain(TOKEN);
    const stored = await options.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('parley');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
      const log = await new Promise<unknown[]>((resolve) => {
        const request = db.transaction('log').objectStore('log').getAll();
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      const local = await chrome.storage.local.get();
      return {log: JSON.stringify(log), local, session: JSON.stringify(await chrome.storage.session.get())};
    });
    const {credentials, ...rest} = stored.local as {credentials: Record<string, string>};
    const own = Object.entries(credentials).find(([name]) => name.startsWith('device '));
    const deviceToken = (JSON.parse(own?.[1] ?? '{}') as {token?: string}).token ?? 'none';
    expect(deviceToken.length).toBeGreaterThan(20);
    for (const text of [stored.log, stored.session, JSON.stringify(rest)]) {
      expect(text).not.toContain(TOKEN);
      expect(text).not.toContain(deviceToken);
    }
  });

  it('the browser’s key cannot be taken out of it', async () => {
    const found = await options.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('parley-device');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no database'));
      });
      const kept = await new Promise<{privateKey: CryptoKey}>((resolve) => {
        const request = db.transaction('keys').objectStore('keys').get('operator');
        request.onsuccess = () => resolve(request.result as {privateKey: CryptoKey});
      });
      db.close();
      return crypto.subtle.exportKey('jwk', kept.privateKey).then(
        () => 'taken',
        (error: unknown) => String(error),
      );
    });
    expect(found).toMatch(/not extractable|InvalidAccess/);
  });
});

// Last, since nobody from a browser gets in for five minutes afterwards.
describe('a gateway that was tried with ten wrong tokens', {timeout: 60_000}, () => {
  it('is locked for the right one too: counts down, and is left alone', async () => {
    for (let tries = 0; tries < 12; tries += 1) await tryToken(`wrong-${tries}`);
    await ask(options, 'gateway.forget', {});
    const proxy = await openProxy(gateway.port, null);
    closers.push(proxy.close);
    await save(`ws://127.0.0.1:${proxy.port}`, TOKEN);
    const {status} = await linkThat(options, 'the lock', failedWith('gateway.limited'));
    expect(status.retryAt).toBeGreaterThan(Date.now() + 60_000);
    await showing('It lets Parley in again in 4:');
    await ask(options, 'gateway.connect', {});
    expect((await desk.call('send_to_openclaw', {message: 'hello'})).output).toContain('"accepted":false');
    expect(proxy.count).toBe(1);
  });
});

/** Copies what the settings offer, and gives what is on the clipboard then. */
async function copied(page: Page): Promise<string> {
  await page.bringToFront();
  const isGranted = (name: string) => ({permission: {name}, state: 'granted'}) as const;
  await desk.browser.setPermission(origin, isGranted('clipboard-read'), isGranted('clipboard-write'));
  await page.locator('.copy-line button').click();
  await page.waitForFunction(() => document.querySelector('.copy-line button')?.textContent === 'Copied');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Tries to be let in as a page of the extension's would, with this token. */
async function tryToken(token: string): Promise<void> {
  const socket = new WebSocket(gateway.url, {origin});
  const client = {id: 'openclaw-control-ui', mode: 'ui', displayName: 'Parley', version: '1', platform: 'x'};
  const params = {minProtocol: 4, maxProtocol: 4, client, role: 'operator', scopes: ['operator.read']};
  await new Promise<void>((resolve) => {
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.on('message', () =>
      socket.send(
        JSON.stringify({type: 'req', id: 'r1', method: 'connect', params: {...params, auth: {token}}}),
      ),
    );
  });
}
