import type {IncomingMessage, ServerResponse} from 'node:http';
import {HttpProblem, invalid} from './api-errors.ts';
import {createId} from './ids.ts';

/** Largest request body taken, in bytes; an SDP offer or a session with all its tools is far smaller. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Lets a page of any origin call, also from a public address to this machine, and read where its call is. */
export function allowOrigins(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    request.headers['access-control-request-headers'] ?? 'authorization, content-type',
  );
  response.setHeader('Access-Control-Expose-Headers', 'Location, x-request-id');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
  response.setHeader('x-request-id', createId('req'));
}

/** The body as text. Throws 413 when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new HttpProblem(
        413,
        invalid('request_too_large', `The request is larger than ${MAX_BODY_BYTES} bytes.`),
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as JSON; an empty one is an empty object. Throws 400 when it cannot be parsed. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readBody(request);
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new HttpProblem(400, invalid(null, 'We could not parse the JSON body of your request.'));
  }
}

export function sendJson(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {'content-type': 'application/json'});
  response.end(body);
}

/** Answers with an error as the API does. */
export function sendProblem(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.end();
  const known = error instanceof HttpProblem ? error : null;
  const problem = known?.problem ?? {
    message: 'The server had an error while processing your request.',
    type: 'server_error',
    param: null,
    code: null,
  };
  // What is left of a refused body is not read.
  if (known?.status === 413) response.setHeader('Connection', 'close');
  sendJson(response, known?.status ?? 500, JSON.stringify({error: problem}));
}
