import {createServer as createTcp} from 'node:net';
import type {AddressInfo} from 'node:net';
import {createServer as createTls} from 'node:tls';
import type {Page} from 'puppeteer-core';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {CipherContext, HashAlgorithm, NamedCurveAlgorithm, SignatureAlgorithm} from 'werift';
import {WebSocketServer} from 'ws';
import {ToolDesk} from '../../local/desk/tool-desk.ts';
import {ask, failedWith, linkThat, openOptions, settingsSay, shownByGateway} from './gateway-stage.ts';
import {EXTENSION} from './stage.ts';

// What a real gateway of today cannot be made to answer is answered here by a stand-in.
const TOKEN = 'gateway-canary-2c9a71f0d4e84b6b';
let desk: ToolDesk;
let options: Page;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  desk = await ToolDesk.open({extension: EXTENSION, hasAllSites: false});
  closers.push(() => desk.close());
  options = await openOptions(desk);
});

afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

afterEach(async () => {
  await ask(options, 'gateway.save', {url: null, token: null});
});

const save = (url: string, token: string | null) => ask(options, 'gateway.save', {url, token});

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
    await settingsSay(options, words);
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
    await settingsSay(options, 'is starting');
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
    await settingsSay(options, 'again in 3:1');
    await ask(options, 'gateway.connect', {});
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(odd.asked()).toBe(1);
    expect(await shownByGateway(options)).toMatch(/again in 3:1\d minutes/);
  });

  it('encryption that Chrome does not trust: says so, and where to look', async () => {
    const {certPem, keyPem} = await CipherContext.createSelfSignedCertificateWithKey(
      {signature: SignatureAlgorithm.ecdsa_3, hash: HashAlgorithm.sha256_4},
      NamedCurveAlgorithm.secp256r1_23,
    );
    const server = createTls({cert: certPem, key: keyPem}, (socket) => socket.on('error', () => undefined));
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const {port} = server.address() as AddressInfo;
    await save(`wss://127.0.0.1:${port}`, TOKEN);
    await linkThat(options, 'the failure', failedWith('gateway.certificate'));
    await settingsSay(options, `https://127.0.0.1:${port}/`);
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
