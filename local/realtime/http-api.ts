import type {IncomingMessage, ServerResponse} from 'node:http';
import {setTimeout as delay} from 'node:timers/promises';
import {z} from 'zod';
import {type ApiProblem, HttpProblem, invalid} from './api-errors.ts';
import type {Calls} from './calls.ts';
import type {FaultBoard} from './faults.ts';
import {readBody, readJson, sendJson} from './http-io.ts';
import {DEFAULT_TTL_S, MAX_TTL_S, MIN_TTL_S, type Secrets} from './secrets.ts';
import {checkSession, defaultSession, mergeSession, problemOf} from './session-config.ts';
import {sessionToWire} from './wire.ts';

export interface HttpApiParts {
  secrets: Secrets;
  calls: Calls;
  faults: FaultBoard;
  /** How long a session that begins now may last, in ms. */
  sessionLifeMs: () => number;
}

const MintRequest = z.looseObject({
  expires_after: z
    .looseObject({anchor: z.literal('created_at').optional(), seconds: z.int().optional()})
    .optional(),
  session: z.unknown().optional(),
});

function refuse(refusal: {status: number; code: string | null; message: string}): never {
  const type: ApiProblem['type'] =
    refusal.status === 429
      ? 'rate_limit_error'
      : refusal.status >= 500
        ? 'server_error'
        : 'invalid_request_error';
  throw new HttpProblem(refusal.status, {message: refusal.message, type, param: null, code: refusal.code});
}

async function mint(parts: HttpApiParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {refuseMint, mintDelayMs} = parts.faults.current();
  if (mintDelayMs > 0) await delay(mintDelayMs);
  if (refuseMint) refuse(refuseMint);
  parts.secrets.requireApiKey(request.headers.authorization);
  const parsed = MintRequest.safeParse(await readJson(request));
  if (!parsed.success) throw new HttpProblem(400, problemOf(parsed.error, ''));
  const ttl = parsed.data.expires_after?.seconds ?? DEFAULT_TTL_S;
  if (ttl < MIN_TTL_S || ttl > MAX_TTL_S) {
    const message = `Invalid 'expires_after.seconds': expected a value between ${MIN_TTL_S} and ${MAX_TTL_S}, but got ${ttl} instead.`;
    const code = ttl < MIN_TTL_S ? 'integer_below_min_value' : 'integer_above_max_value';
    throw new HttpProblem(400, invalid(code, message, 'expires_after.seconds'));
  }
  const asked = parsed.data.session === undefined ? null : checkSession(parsed.data.session);
  if (asked && 'problem' in asked) throw new HttpProblem(400, asked.problem);
  const secret = parts.secrets.mint(asked?.config ?? null, ttl);
  const initial = defaultSession(parts.sessionLifeMs(), Date.now());
  const session = asked ? mergeSession(initial, asked.config) : initial;
  sendJson(response, 200, sessionToWire({value: secret.value, expires_at: secret.expiresAt, session}));
}

async function call(parts: HttpApiParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {refuseCall, callDelayMs} = parts.faults.current();
  if (callDelayMs > 0) await delay(callDelayMs);
  if (refuseCall) refuse(refuseCall);
  const secret = parts.secrets.requireCallKey(request.headers.authorization);
  if (!/^application\/sdp\b/.test(request.headers['content-type'] ?? '')) {
    throw new HttpProblem(
      400,
      invalid('invalid_content_type', "Expected an SDP offer with content type 'application/sdp'."),
    );
  }
  const {callId, answer} = await parts.calls.accept(await readBody(request), secret?.session ?? null);
  response.writeHead(201, {'content-type': 'application/sdp', Location: `/v1/realtime/calls/${callId}`});
  response.end(answer);
}

/** Serves `/v1/realtime/…`. Throws an `HttpProblem` for everything it does not answer itself. */
export async function handleApi(
  parts: HttpApiParts,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST' && path === '/v1/realtime/client_secrets')
    return mint(parts, request, response);
  if (request.method === 'POST' && path === '/v1/realtime/calls') return call(parts, request, response);
  const hangUp = /^\/v1\/realtime\/calls\/([^/]+)\/hangup$/.exec(path)?.[1];
  if (request.method === 'POST' && hangUp !== undefined) {
    parts.secrets.requireCallKey(request.headers.authorization);
    await parts.calls.hangUp(hangUp);
    response.writeHead(200).end();
    return;
  }
  throw new HttpProblem(404, invalid(null, `Invalid URL (${request.method ?? 'GET'} ${path})`));
}
