import {OpenAIRealtimeWebRTC, RealtimeAgent, RealtimeSession, tool} from '@openai/agents-realtime';
import {z} from 'zod';
import type {Peer, PeerState} from './api.ts';

/** The same threshold by which Parley counts a reply as audible. */
const AUDIBLE_RMS = 0.003;
const METER_MS = 5;

const now = () => performance.timeOrigin + performance.now();
const fresh = (): PeerState => ({readyAt: null, audibleAt: [], error: null});

let service = {url: '', key: ''};
let state = fresh();
let session: RealtimeSession | null = null;
let meter: number | undefined;

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
  const audioElement = document.createElement('audio');
  const transport = new OpenAIRealtimeWebRTC({baseUrl: `${service.url}/realtime/calls`, audioElement});
  session = new RealtimeSession(agent, {transport, model: 'gpt-realtime'});
  await session.connect({apiKey: await mint()});
  state.readyAt = now();
  listen(audioElement);
}

/** Watches the level of what the audio element plays. */
function listen(audioElement: HTMLAudioElement): void {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, {fftSize: 256});
  const samples = new Float32Array(analyser.fftSize);
  let isConnected = false;
  meter = window.setInterval(() => {
    if (!isConnected && audioElement.srcObject instanceof MediaStream) {
      context.createMediaStreamSource(audioElement.srcObject).connect(analyser);
      isConnected = true;
    }
    analyser.getFloatTimeDomainData(samples);
    const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
    if (rms >= AUDIBLE_RMS) state.audibleAt.push(now());
  }, METER_MS);
}

const peer: Peer = {
  prepare: (given) => {
    service = given;
    state = fresh();
  },
  state: () => state,
  close: () => {
    window.clearInterval(meter);
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
