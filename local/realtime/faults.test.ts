import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {type ControlClient, createControlClient, type RealtimeServer, startRealtimeServer} from './index.ts';
import {connect, type TestClient} from './testing/test-client.ts';

const KEY = 'sk-test';
let server: RealtimeServer;
let control: ControlClient;
let client: TestClient | null = null;

beforeAll(async () => {
  server = await startRealtimeServer({apiKey: KEY, control: true, connectTimeoutMs: 1500});
  control = createControlClient(server.controlUrl);
});
afterEach(async () => {
  await client?.close();
  client = null;
  await control.resetFaults();
});
afterAll(() => server.close());

async function open(session: object = {output_modalities: ['text']}): Promise<TestClient> {
  client = await connect({url: server.url, key: KEY, session});
  return client;
}

function ask(peer: TestClient, text: string): void {
  const item = {type: 'message', role: 'user', content: [{type: 'input_text', text}]};
  peer.send({type: 'conversation.item.create', item});
  peer.send({type: 'response.create'});
}

async function openSessions(): Promise<number> {
  return (await control.status()).sessions.open;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('faults', () => {
  it('fail the next responses, then no more', async () => {
    const peer = await open();
    await control.setFaults({rateLimitNext: 1, failNext: 1});
    const errors = [];
    for (let turn = 0; turn < 3; turn++) {
      ask(peer, 'hello');
      const {response} = await peer.next('response.done');
      errors.push(response.status_details?.error?.code ?? response.status);
    }
    expect(errors).toEqual(['rate_limit_exceeded', 'server_error', 'completed']);
  });
  it('expire the session with an error and an end', async () => {
    const peer = await open();
    await control.setFaults({expireSessions: true});
    expect((await peer.next('error')).error.code).toBe('session_expired');
    await peer.gone;
    expect(await openSessions()).toBe(0);
  });
  it('close the channel', async () => {
    const peer = await open();
    await control.setFaults({closeChannel: true});
    await peer.gone;
    await until(async () => (await openSessions()) === 0);
  });
  it('lose the network without a word', async () => {
    const peer = await open();
    await control.setFaults({dropIce: true});
    await until(async () => (await openSessions()) === 0);
    const frames = peer.framesReceived();
    peer.send({type: 'input_audio_buffer.clear'});
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(peer.types()).not.toContain('input_audio_buffer.cleared');
    expect(peer.framesReceived()).toBe(frames);
  });
  it('answer with addresses that lead nowhere, and forget the call', async () => {
    await control.setFaults({unreachable: true});
    client = await connect({url: server.url, key: KEY, isExpectedToFail: true});
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(client.isConnected()).toBe(false);
    await until(async () => (await openSessions()) === 0);
  });
  it('stall: the connection stays, nothing comes', async () => {
    const peer = await open();
    await control.setFaults({stall: true});
    await new Promise((resolve) => setTimeout(resolve, 100));
    const frames = peer.framesReceived();
    const count = peer.events.length;
    ask(peer, 'hello');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(peer.events).toHaveLength(count);
    expect(peer.framesReceived() - frames).toBeLessThan(3);
    expect(peer.isConnected()).toBe(true);
    await control.resetFaults();
    ask(peer, 'hello');
    await peer.next('response.done');
  });
  it('double events, swap them, and send unknown ones', async () => {
    const peer = await open();
    await control.setFaults({duplicateEvents: true});
    ask(peer, 'hello');
    await peer.next('response.done');
    await peer.next('response.done');
    await control.resetFaults();
    await control.setFaults({reorderEvents: true});
    const from = peer.events.length;
    ask(peer, 'hello');
    await peer.next('response.done');
    const types = peer.events.slice(from).map((event) => event.type);
    expect(types.indexOf('conversation.item.done')).toBeLessThan(types.indexOf('conversation.item.added'));
    await control.resetFaults();
    await control.setFaults({unknownEvents: true});
    ask(peer, 'hello');
    await peer.next('response.done');
    expect(peer.types().map(String)).toContain('weather.changed');
  });
  it('reply without a sound', async () => {
    const peer = await open({output_modalities: ['audio']});
    await control.setFaults({silentReply: true});
    ask(peer, 'hello');
    await peer.next('output_audio_buffer.stopped');
    expect(peer.heardMs()).toBe(0);
  });
});

describe('a server that cannot hear', () => {
  it('says so in every place, and still answers what is typed', async () => {
    const deaf = await startRealtimeServer({apiKey: KEY, control: true, hearing: 'none'});
    const peer = await connect({
      url: deaf.url,
      key: KEY,
      session: {output_modalities: ['text'], audio: {input: {transcription: {model: 'whisper-1'}}}},
    });
    expect(deaf.hearing).toBe('none');
    expect(await createControlClient(deaf.controlUrl).status()).toMatchObject({hearing: 'none'});
    await peer.speak('Who are you?');
    await peer.next('conversation.item.input_audio_transcription.failed');
    expect((await peer.next('response.output_text.done')).text).toMatch(/cannot hear.*type/);
    await peer.next('response.done');
    ask(peer, 'who are you');
    expect((await peer.next('response.output_text.done')).text).toContain('stand-in');
    await peer.close();
    await deaf.close();
  });
});

describe('sessions', () => {
  it('end by themselves after their life', async () => {
    const brief = await startRealtimeServer({apiKey: KEY, sessionLifeMs: 1000, hearing: 'none'});
    const peer = await connect({url: brief.url, key: KEY});
    expect((await peer.next('error')).error.code).toBe('session_expired');
    await peer.gone;
    await peer.close();
    await brief.close();
  });
  it('end when they are hung up', async () => {
    const peer = await open();
    const response = await fetch(`${server.url}/realtime/calls/${peer.callId}/hangup`, {
      method: 'POST',
      headers: {authorization: `Bearer ${KEY}`},
    });
    expect(response.status).toBe(200);
    await peer.gone;
    expect(await openSessions()).toBe(0);
  });
  it('leave nothing behind, fifty times over', async () => {
    const before = (await control.status()).held;
    for (let round = 0; round < 50; round++) {
      const peer = await open({output_modalities: ['audio']});
      ask(peer, 'tell me a joke');
      await peer.next('response.created');
      await peer.close();
    }
    await until(async () => (await openSessions()) === 0);
    await until(async () => {
      const {udpSockets, speaking} = (await control.status()).held;
      return udpSockets <= before.udpSockets && speaking <= before.speaking;
    });
    const after = await control.status();
    expect(after.held).toEqual(before);
    expect(after.sessions.ever).toBeGreaterThanOrEqual(50);
  });
});
