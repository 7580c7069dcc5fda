import {createServer as createTcp} from 'node:net';
import type {AddressInfo} from 'node:net';
import {createServer as createTls} from 'node:tls';
import type {Page} from 'puppeteer-core';
import {WebSocketServer} from 'ws';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {startGateway, type LocalGateway} from '../../local/openclaw/gateway.ts';
import {
  ask,
  extensionOrigin,
  failedWith,
  isConnected,
  linkThat,
  openOptions,
  openProxy,
  type Proxy,
} from './gateway-stage.ts';
import {EXTENSION} from './stage.ts';

/** Looks like a real token, so that a search for it anywhere means something. */
const TOKEN = 'gateway-canary-2c9a71f0d4e84b6b';
const WRONG = 'gateway-wrong-93ab5510';

let gateway: LocalGateway;
let desk: ToolDesk;
let options: Page;
let origin: string;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  origin = await extensionOrigin();
  gateway = await startGateway({allowedOrigins: [], token: TOKEN});
  closers.push(gateway.close);
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
  closers.push(() => desk.close());
  options = await openOptions(desk);
}, 180_000);

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

afterEach(async () => {
  await ask(options, 'gateway.save', {url: null, token: null});
});

const save = (url: string, token: string | null) => ask(options, 'gateway.save', {url, token});
const shown = () => options.$eval('form[aria-labelledby="gateway-title"]', (form) => form.innerText);
const showing = (text: string) =>
  options.waitForFunction(
    (words) =>
      document.querySelector<HTMLElement>('form[aria-labelledby="gateway-title"]')?.innerText.includes(words),
    {timeout: 15_000},
    text,
  );

/** A server that talks WebSocket just enough to answer `connect` as it is told. */
async function openOddGateway(
  answer: (frame: {id: string}) => object,
): Promise<{url: string; asked: () => number}> {
  const server = new WebSocketServer({host: '127.0.0.1', port: 0});
  let asked = 0;
  server.on('connection', (socket) => {
    socket.send(
      JSON.stringify({type: 'event', event: 'connect.challenge', payload: {nonce: 'n', ts: Date.now()}}),
    );
    socket.on('message', (data: Buffer) => {
      asked += 1;
      socket.send(JSON.stringify({type: 'res', ...answer(JSON.parse(data.toString()) as {id: string})}));
    });
  });
  await new Promise((resolve) => server.once('listening', resolve));
  closers.push(() => {
    for (const socket of server.clients) socket.terminate();
    return new Promise((resolve) => server.close(resolve));
  });
  return {url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked: () => asked};
}

describe('a gateway on this machine', {timeout: 120_000}, () => {
  it('that does not know the extension: shows the exact line, and goes on by itself once it is there', async () => {
    await save(gateway.url, TOKEN);
    await linkThat(options, 'the refusal of the origin', failedWith('gateway.origin'));
    await showing(`"allowedOrigins": ["${origin}"]`);
    await gateway.allow([origin]);
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
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(proxy.count).toBe(1);
    expect((await ask(options, 'gateway.read', {})).status.phase).toBe('stopped');
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

  it('whose encryption Chrome does not trust: says so, and where to look', async () => {
    const server = createTls({}, () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const {port} = server.address() as AddressInfo;
    await save(`wss://127.0.0.1:${port}`, TOKEN);
    await linkThat(options, 'the failure', failedWith('gateway.certificate'));
    await showing(`https://127.0.0.1:${port}/`);
  });

  it('has to be reached with encryption', async () => {
    await expect(save('ws://claw.example:18789', TOKEN)).rejects.toThrow('wss://');
  });
});

describe('a gateway that answers otherwise', {timeout: 60_000}, () => {
  it.each([
    ['PROTOCOL_MISMATCH', 'gateway.protocol', 'another version', 1],
    ['AUTH_SCOPE_MISMATCH', 'gateway.scope', 'fewer rights', 1],
  ] as const)('%s: stops, and says so', async (code, reason, words, times) => {
    const odd = await openOddGateway(({id}) => ({
      id,
      ok: false,
      error: {code: 'INVALID_REQUEST', message: 'no', details: {code}},
    }));
    await save(odd.url, TOKEN);
    const {status} = await linkThat(options, reason, failedWith(reason));
    expect(status.phase).toBe('stopped');
    await showing(words);
    expect(odd.asked()).toBe(times);
  });

  it('still starting: waits as long as it says, and comes again', async () => {
    const odd = await openOddGateway(({id}) => ({
      id,
      ok: false,
      error: {
        code: 'UNAVAILABLE',
        message: 'starting',
        retryable: true,
        retryAfterMs: 300,
        details: {reason: 'startup-sidecars'},
      },
    }));
    await save(odd.url, TOKEN);
    await linkThat(
      options,
      'gateway.starting',
      (view) => failedWith('gateway.starting')(view) && odd.asked() > 2,
    );
    await showing('is starting');
  });

  it('locked: counts down, and is left alone until then, whatever is pressed', async () => {
    const odd = await openOddGateway(({id}) => ({
      id,
      ok: false,
      error: {
        code: 'INVALID_REQUEST',
        message: 'no',
        retryAfterMs: 198_000,
        details: {code: 'AUTH_RATE_LIMITED'},
      },
    }));
    await save(odd.url, TOKEN);
    await linkThat(options, 'gateway.limited', failedWith('gateway.limited'));
    await showing('again in 3:1');
    await ask(options, 'gateway.connect', {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(odd.asked()).toBe(1);
    expect(await shown()).toMatch(/again in 3:1\d minutes/);
  });

  it('nobody there at all', async () => {
    const server = createTcp();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    await save(`ws://127.0.0.1:${port}`, TOKEN);
    await linkThat(options, 'gateway.unreachable', failedWith('gateway.unreachable'));
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
