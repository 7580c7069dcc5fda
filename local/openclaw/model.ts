import {randomUUID} from 'node:crypto';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ModelCall} from './model-calls.ts';
import {createModelHolds, type ModelHolds} from './model-holds.ts';
import {replyTo, requestIn} from './model-reply.ts';
import type {ModelRequest} from './model-request.ts';

/** The stand-in for the agent's model: the one part of the local gateway that is not real. */
export interface StandInModel {
  /** Base address, ending in `/v1`. */
  url: string;
  /** The newest words of the person in each request, oldest request first. */
  readonly asked: readonly string[];
  /** What is kept back until a test lets it go. */
  holds: ModelHolds;
  /** The names of the tools that the agent offered it with the newest request. */
  readonly offered: readonly string[];
  /** The newest request as it came, for what a test wants to look at. */
  readonly last: ModelRequest;
  /** Everything it was sent, as JSON: what the agent got, with the pictures. */
  readonly received: readonly string[];
  close: () => Promise<void>;
}

const ID = 'stand-in-1';

/** Serves the chat completions of OpenAI's API on a free loopback port. It thinks nothing: see `model-reply.ts`. */
export async function startStandInModel(): Promise<StandInModel> {
  const asked: string[] = [];
  const holds = createModelHolds();
  const received: string[] = [];
  let last: ModelRequest = {};
  const note = (words: string, request: ModelRequest, text: string) => {
    asked.push(words);
    received.push(text);
    last = request;
    return asked.length;
  };
  const server = createServer((request, response) => {
    void answer(request, response, {note, holds}).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    holds,
    get offered() {
      return (last.tools ?? []).flatMap((tool) => tool.function?.name ?? []);
    },
    get last() {
      return last;
    },
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  {note, holds}: {note: (words: string, request: ModelRequest, text: string) => number; holds: ModelHolds},
): Promise<void> {
  const send = (status: number, body: unknown): void =>
    void response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (request.url?.endsWith('/models')) {
    send(200, {object: 'list', data: [{id: ID, object: 'model', owned_by: 'stand-in'}]});
    return;
  }
  if (!request.url?.endsWith('/chat/completions')) {
    send(404, {error: {message: 'no such route'}});
    return;
  }

  const text = Buffer.concat(chunks).toString('utf8');
  const body = JSON.parse(text) as ModelRequest;
  const words = requestIn(body);
  const count = note(words, body, text);
  const reply = replyTo(await holds.pass(words), body);
  if (reply.refusal !== null) {
    send(400, {error: {message: reply.refusal, type: 'invalid_request_error', code: 'bad_request'}});
    return;
  }
  const frame = {id: `chatcmpl-${count}`, created: Math.floor(Date.now() / 1_000), model: ID};
  const usage = {prompt_tokens: 10, completion_tokens: 10, total_tokens: 20};
  if (!body.stream) {
    await sleep(reply.gapMs * reply.parts.length);
    const message = {
      role: 'assistant',
      content: reply.parts.join(''),
      ...(reply.call ? {tool_calls: [toolCall(reply.call)]} : {}),
    };
    const choices = [{index: 0, message, finish_reason: reply.call ? 'tool_calls' : 'stop'}];
    send(200, {...frame, object: 'chat.completion', choices, usage});
    return;
  }
  response.writeHead(200, {'content-type': 'text/event-stream'});
  const event = (delta: object, finish: string | null = null) => {
    const choices = [{index: 0, delta, finish_reason: finish}];
    const chunk = {...frame, object: 'chat.completion.chunk', choices, ...(finish ? {usage} : {})};
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  event({role: 'assistant', content: ''});
  for (const part of reply.parts) {
    if (response.destroyed) return;
    event({content: part});
    await sleep(reply.gapMs);
  }
  if (reply.call) event({tool_calls: [{index: 0, ...toolCall(reply.call)}]});
  event({}, reply.call ? 'tool_calls' : 'stop');
  response.write('data: [DONE]\n\n');
  response.end();
}

/** Source: `tool_calls` of a message, OpenAI's chat completions. */
function toolCall({name, arguments: given}: ModelCall): object {
  return {id: `call_${randomUUID()}`, type: 'function', function: {name, arguments: JSON.stringify(given)}};
}
