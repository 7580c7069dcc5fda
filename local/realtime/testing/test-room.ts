import {afterAll, afterEach, beforeAll} from 'vitest';
import {type ControlClient, createControlClient, type RealtimeServer, startRealtimeServer} from '../index.ts';
import {connect, type TestClient} from './test-client.ts';

const KEY = 'sk-test';
const TOOLS = [
  {
    type: 'function',
    name: 'read_page',
    description: 'Read the web page the person is on',
    parameters: {type: 'object', properties: {}},
  },
  {
    type: 'function',
    name: 'point',
    description: 'Highlight one element on the page',
    parameters: {type: 'object', properties: {ref: {type: 'string'}}, required: ['ref']},
  },
];
/** What a page tool answers in these tests. */
export const PAGE = [
  'title: Chamomile shop',
  '- heading "Chamomile" [level=1] [ref=e2]',
  '- searchbox "Search the catalogue" [ref=e5]',
  '- link "Wholesale prices" [ref=e9]',
  'text: We sell tea.',
].join('\n');

/** Turns on transcription of what is said. */
export const TRANSCRIBED = {transcription: {model: 'whisper-1'}};

/** A server for the tests of one file, and at most one client at a time. */
export interface TestRoom {
  readonly control: ControlClient;
  /** Connects a client; it is closed after the test. `audio` and `more` are parts of the session it asks for. */
  open: (audio?: object, more?: object) => Promise<TestClient>;
}

/** Starts the server before the file's tests, and leaves no fault, script or client from one test to the next. */
export function useRoom(): TestRoom {
  let server: RealtimeServer;
  let control: ControlClient;
  let client: TestClient | null = null;

  beforeAll(async () => {
    server = await startRealtimeServer({apiKey: KEY, control: true});
    control = createControlClient(server.controlUrl);
  });
  afterEach(async () => {
    await client?.close();
    client = null;
    await control.resetFaults();
    await control.setScript([]);
  });
  afterAll(() => server.close());

  return {
    get control() {
      return control;
    },
    async open(audio = {input: TRANSCRIBED}, more = {}) {
      client = await connect({url: server.url, key: KEY, session: {tools: TOOLS, audio, ...more}});
      return client;
    },
  };
}

/** The event with which a client types. */
export function typed(text: string): object {
  return {
    type: 'conversation.item.create',
    item: {type: 'message', role: 'user', content: [{type: 'input_text', text}]},
  };
}

/** The event with which a client answers a call. */
export function output(callId: string, text: string): object {
  return {
    type: 'conversation.item.create',
    item: {type: 'function_call_output', call_id: callId, output: text},
  };
}

/** The call with which the next response ends. */
export async function callOf(peer: TestClient): Promise<{call_id: string; name: string; arguments: string}> {
  const done = await peer.next('response.done');
  const item = done.response.output?.[0];
  if (item?.type !== 'function_call') throw new Error(`No call but ${JSON.stringify(done.response)}`);
  return {call_id: item.call_id ?? '', name: item.name, arguments: item.arguments};
}
