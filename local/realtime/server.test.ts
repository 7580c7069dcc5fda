import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {createControlClient, type RealtimeServer, startRealtimeServer} from './index.ts';
import {mint} from './testing/test-client.ts';

let server: RealtimeServer;

beforeAll(async () => {
  server = await startRealtimeServer({apiKey: 'sk-test', control: true});
});
afterAll(() => server.close());

interface Answer {
  status: number;
  code: unknown;
  param: unknown;
  headers: Headers;
}

async function post(
  path: string,
  key: string | null,
  body: string,
  type = 'application/json',
): Promise<Answer> {
  const response = await fetch(server.url + path, {
    method: 'POST',
    headers: {'content-type': type, ...(key === null ? {} : {authorization: `Bearer ${key}`})},
    body,
  });
  const text = await response.text();
  const parsed: unknown = text.startsWith('{') ? JSON.parse(text) : null;
  const error =
    typeof parsed === 'object' && parsed !== null && 'error' in parsed
      ? (parsed.error as Record<string, unknown>)
      : {};
  return {status: response.status, code: error['code'], param: error['param'], headers: response.headers};
}

describe('client secrets', () => {
  it('are minted for the one key, with the session as it will be', async () => {
    const response = await fetch(`${server.url}/realtime/client_secrets`, {
      method: 'POST',
      headers: {authorization: 'Bearer sk-test'},
      body: JSON.stringify({
        expires_after: {anchor: 'created_at', seconds: 60},
        session: {type: 'realtime', audio: {output: {voice: 'cedar'}}},
      }),
    });
    const body: unknown = await response.json();
    expect(response.status).toBe(200);
    expect(body).toMatchObject({
      value: expect.stringMatching(/^ek_/) as unknown,
      session: {
        object: 'realtime.session',
        tracing: null,
        audio: {output: {voice: 'cedar', speed: 1}, input: {transcription: null}},
      },
    });
  });
  it.each([
    ['no key', null, '{}', 401, null, null],
    ['a wrong key', 'sk-other', '{}', 401, 'invalid_api_key', null],
    ['no JSON', 'sk-test', '{nope', 400, null, null],
    [
      'too short a life',
      'sk-test',
      '{"expires_after":{"seconds":9}}',
      400,
      'integer_below_min_value',
      'expires_after.seconds',
    ],
    [
      'too long a life',
      'sk-test',
      '{"expires_after":{"seconds":7201}}',
      400,
      'integer_above_max_value',
      'expires_after.seconds',
    ],
    [
      'a wrong anchor',
      'sk-test',
      '{"expires_after":{"anchor":"now"}}',
      400,
      'invalid_value',
      'expires_after.anchor',
    ],
    ['no session type', 'sk-test', '{"session":{}}', 400, 'invalid_value', 'session.type'],
    [
      'too fast a voice',
      'sk-test',
      '{"session":{"type":"realtime","audio":{"output":{"speed":2}}}}',
      400,
      'invalid_value',
      'session.audio.output.speed',
    ],
  ])('are refused for %s', async (_what, key, body, status, code, param) => {
    expect(await post('/realtime/client_secrets', key, body)).toMatchObject({status, code, param});
  });
  it('are refused for a body without end', async () => {
    const body = JSON.stringify({session: {type: 'realtime', instructions: 'x'.repeat(1_100_000)}});
    expect(await post('/realtime/client_secrets', 'sk-test', body)).toMatchObject({status: 413});
  });
});

describe('calls', () => {
  it.each([
    ['no key', null, 'v=0', 'application/sdp', 401, null],
    ['an unknown ephemeral key', 'ek_none', 'v=0', 'application/sdp', 401, 'invalid_api_key'],
    ['no SDP', 'sk-test', 'hello', 'application/sdp', 400, 'invalid_offer'],
    [
      'an SDP without audio',
      'sk-test',
      'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n',
      'application/sdp',
      400,
      'invalid_offer',
    ],
    [
      'broken media',
      'sk-test',
      'v=0\r\nm=audio 9 x\r\nm=application 9 y\r\n',
      'application/sdp',
      400,
      'invalid_offer',
    ],
    ['another content', 'sk-test', 'v=0', 'text/plain', 400, 'invalid_content_type'],
  ])('are refused for %s', async (_what, key, body, type, status, code) => {
    expect(await post('/realtime/calls', key, body, type)).toMatchObject({status, code});
  });
  it('cannot be hung up when they are not there', async () => {
    expect(await post('/realtime/calls/rtc_none/hangup', 'sk-test', '')).toMatchObject({
      status: 404,
      code: 'call_id_not_found',
    });
  });
});

describe('the server', () => {
  it('may be asked by any page and shows where a call is', async () => {
    const response = await fetch(`${server.url}/realtime/calls`, {
      method: 'OPTIONS',
      headers: {origin: 'chrome-extension://abc', 'access-control-request-headers': 'authorization,x-any'},
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('chrome-extension://abc');
    expect(response.headers.get('access-control-allow-headers')).toContain('x-any');
    expect(response.headers.get('access-control-expose-headers')).toContain('Location');
    expect(response.headers.get('access-control-allow-private-network')).toBe('true');
  });
  it('answers 404 for what it does not serve', async () => {
    expect(await post('/realtime/sessions', 'sk-test', '{}')).toMatchObject({status: 404});
  });
  it('hears on this machine and says so', async () => {
    expect(server.hearing).toBe('pocketsphinx');
    expect(await createControlClient(server.controlUrl).status()).toMatchObject({hearing: 'pocketsphinx'});
  });
  it('shows its control endpoints only when told to', async () => {
    const plain = await startRealtimeServer({apiKey: 'sk-test', hearing: 'none'});
    expect((await fetch(`${plain.controlUrl}/status`)).status).toBe(404);
    await plain.close();
  });
  it('rejects a key of another kind and a port in use', async () => {
    await expect(startRealtimeServer({apiKey: 'local'})).rejects.toThrow(/sk-/);
    const port = Number(new URL(server.url).port);
    await expect(startRealtimeServer({apiKey: 'sk-test', port})).rejects.toThrow(/EADDRINUSE/);
  });
  it('refuses a mint or a call as it is told, then no longer', async () => {
    const control = createControlClient(server.controlUrl);
    await control.setFaults({
      refuseMint: {status: 429, code: 'rate_limit_exceeded'},
      refuseCall: {status: 503},
    });
    expect(await post('/realtime/client_secrets', 'sk-test', '{}')).toMatchObject({
      status: 429,
      code: 'rate_limit_exceeded',
    });
    expect(await post('/realtime/calls', 'sk-test', 'v=0', 'application/sdp')).toMatchObject({status: 503});
    await control.resetFaults();
    expect(await mint(server.url, 'sk-test')).toMatch(/^ek_/);
    await expect(control.setFaults(JSON.parse('{"nonsense":1}') as object)).rejects.toThrow(/400/);
  });
});
