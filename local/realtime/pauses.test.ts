import {afterAll, beforeAll, expect, it} from 'vitest';
import {type RealtimeServer, startRealtimeServer} from './index.ts';
import {connect, type TestClient} from './testing/test-client.ts';
import {typed} from './testing/test-room.ts';

let server: RealtimeServer;

beforeAll(async () => {
  server = await startRealtimeServer({apiKey: 'sk-test', hearing: 'none'});
});
afterAll(() => server.close());

/** Packets that came while nothing was said, and how much of an answer was heard afterwards, in ms. */
async function hear(peer: TestClient): Promise<{idle: number; heardMs: number}> {
  await new Promise((resolve) => setTimeout(resolve, 600));
  const before = peer.framesReceived();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const idle = peer.framesReceived() - before;
  peer.send(typed('hello'));
  peer.send({type: 'response.create'});
  await peer.next('output_audio_buffer.stopped');
  await peer.close();
  return {idle, heardMs: peer.heardMs()};
}

it('are filled with packets, unless the peer asks for none', async () => {
  const [usual, saving] = await Promise.all(
    [false, true].map(async (savesSilence) =>
      hear(await connect({url: server.url, key: 'sk-test', savesSilence})),
    ),
  );
  expect(usual?.idle).toBeGreaterThan(50);
  expect(saving?.idle).toBeLessThan(20);
  expect(saving?.heardMs).toBeGreaterThan(1000);
  expect(Math.abs((saving?.heardMs ?? 0) - (usual?.heardMs ?? 0))).toBeLessThan(100);
});
