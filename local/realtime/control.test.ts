import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {createControlClient, type ControlClient, type RealtimeServer, startRealtimeServer} from './index.ts';
import {connect, mint} from './testing/test-client.ts';

const KEY = 'sk-test';
let server: RealtimeServer;
let control: ControlClient;

beforeAll(async () => {
  server = await startRealtimeServer({apiKey: KEY, control: true, hearing: 'none', secretLifeMs: 1200});
  control = createControlClient(server.controlUrl);
});
afterAll(() => server.close());

describe('events of a test’s making', () => {
  it('reach every session as they stand, and are logged', async () => {
    const peers = await Promise.all([0, 1].map(() => connect({url: server.url, key: KEY})));
    const late = {type: 'response.created', response: {id: 'resp_gone', metadata: {turn_id: 'turn_gone'}}};
    const odd = {type: 'weather.changed', event_id: 'event_mine', sky: 'blue'};
    expect(await control.send([late, odd], {isUnchecked: true})).toBe(2);
    for (const peer of peers) {
      expect(await peer.next('response.created')).toMatchObject(late);
      await vi.waitFor(() => expect(peer.events.at(-1)).toEqual(odd));
      await peer.close();
    }
    const sent = (await control.log()).filter(({event}) => JSON.stringify(event).includes('resp_gone'));
    expect(sent.map(({direction}) => direction)).toEqual(['server', 'server']);
  });
  it('must be events', async () => {
    await expect(control.send([])).rejects.toThrow('400');
  });
});

describe('an ephemeral secret', () => {
  it('lives as long as the server lets it, and opens no call afterwards', async () => {
    const response = await fetch(`${server.url}/realtime/client_secrets`, {
      method: 'POST',
      headers: {authorization: `Bearer ${KEY}`},
      body: JSON.stringify({expires_after: {anchor: 'created_at', seconds: 600}}),
    });
    const {expires_at: expiresAt} = (await response.json()) as {expires_at: number};
    expect(expiresAt * 1000).toBeLessThanOrEqual(Date.now() + 1200);
    const key = await mint(server.url, KEY);
    const peer = await connect({url: server.url, key});
    await new Promise((resolve) => setTimeout(resolve, 1300));
    // The session it opened goes on.
    expect(peer.isConnected()).toBe(true);
    await peer.close();
    await expect(connect({url: server.url, key})).rejects.toThrow(/^401 .*token_expired/);
  });
});

describe('the life of a session', () => {
  it('can be set for the next ones, which say when they end and end then', async () => {
    const old = await connect({url: server.url, key: KEY});
    await control.setSessionLife(1500);
    const peer = await connect({url: server.url, key: KEY});
    await control.setSessionLife(60 * 60 * 1000);
    const ends = peer.events.flatMap((event) =>
      'session' in event && 'expires_at' in event.session ? [Number(event.session.expires_at)] : [],
    );
    expect(peer.types()).toContain('session.updated');
    expect(ends).toHaveLength(2);
    expect(new Set(ends).size).toBe(1);
    expect((await peer.next('error')).error).toMatchObject({code: 'session_expired'});
    expect(Math.ceil(Date.now() / 1000)).toBeGreaterThanOrEqual(ends[0] ?? Number.POSITIVE_INFINITY);
    await peer.gone;
    expect(old.isConnected()).toBe(true);
    await peer.close();
    await old.close();
  });
});
