import {OpenAIRealtimeWebRTC, RealtimeAgent, RealtimeSession, tool} from '@openai/agents-realtime';
import {z} from 'zod';
import type {Peer, PeerState} from './api.ts';

const now = () => performance.timeOrigin + performance.now();
const fresh = (): PeerState => ({readyAt: null, error: null});

let service = {url: '', key: ''};
let state = fresh();
let session: RealtimeSession | null = null;

const agent = new RealtimeAgent({
  name: 'Bare',
  instructions: 'You help with the page.',
  tools: [
    tool({
      name: 'read_page',
      description: 'Read the web page the person is on.',
      parameters: z.object({}),
      execute: () => `${document.title}\n${document.body.innerText}`,
    }),
  ],
});

async function mint(): Promise<string> {
  const response = await fetch(`${service.url}/realtime/client_secrets`, {
    method: 'POST',
    headers: {authorization: `Bearer ${service.key}`, 'content-type': 'application/json'},
    body: JSON.stringify({session: {type: 'realtime', model: 'gpt-realtime'}}),
  });
  return ((await response.json()) as {value: string}).value;
}

async function connect(): Promise<void> {
  state = fresh();
  const transport = new OpenAIRealtimeWebRTC({baseUrl: `${service.url}/realtime/calls`});
  session = new RealtimeSession(agent, {transport, model: 'gpt-realtime'});
  await session.connect({apiKey: await mint()});
  state.readyAt = now();
}

const peer: Peer = {
  prepare: (given) => {
    service = given;
    state = fresh();
  },
  state: () => state,
  close: () => {
    session?.close();
    session = null;
  },
};
Object.assign(globalThis, {peer});

window.addEventListener('keydown', ({key}) => {
  if (key !== 'F9') return;
  connect().catch((error: unknown) => {
    state.error = error instanceof Error ? error.message : String(error);
  });
});
