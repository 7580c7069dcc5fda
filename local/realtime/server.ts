import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createCalls} from './calls.ts';
import {handleControl} from './control-api.ts';
import {createEventLog} from './event-log.ts';
import {createFaultBoard} from './faults.ts';
import {createDeafness, type HearingKind, startHearing} from './hearing/hearing.ts';
import {handleApi} from './http-api.ts';
import {allowOrigins, sendProblem} from './http-io.ts';
import {loadSchemaCheck, NO_CHECK} from './schema-check.ts';
import {createScriptQueue} from './script.ts';
import {createSecrets} from './secrets.ts';

export interface RealtimeServerOptions {
  /** The one long-lived key accepted; begins `sk-`. */
  apiKey: string;
  /** 0 or absent for any free port. */
  port?: number;
  /** Serves `/control/…`. For tests only: whoever reaches it may break the server. */
  control?: boolean;
  /** A JSON schema every event is held against; problems are counted in the status. */
  schemaPath?: string;
  /** How long a session may last, in ms. The API's limit is an hour. */
  sessionLifeMs?: number;
  /** How long an ephemeral secret lives at most, whatever the client asks for, in ms. */
  secretLifeMs?: number;
  /** How long a peer may take to connect before its session is given up, in ms. */
  connectTimeoutMs?: number;
  /** How fast it speaks at a voice's speed of 1; 165 where absent. */
  wordsPerMinute?: number;
  /** `none` for a server that does not hear although it could. */
  hearing?: 'auto' | 'none';
}

export interface RealtimeServer {
  /** Base of the API, such as `http://127.0.0.1:8788/v1`. */
  url: string;
  /** Base of the control endpoints; answers 404 unless the server was started with `control`. */
  controlUrl: string;
  apiKey: string;
  hearing: HearingKind;
  /** Why it does not hear, for a person to read; null when it does. */
  hearingProblem: string | null;
  /** Ends every session and all that was started; the process may then end by itself. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const DEFAULT_LIFE_MS = 60 * 60 * 1000;
const DEFAULT_CONNECT_TIMEOUT_MS = 20_000;

/** Starts a Realtime server on this machine's loopback address. Rejects if the port is taken or the key does not begin `sk-`. */
export async function startRealtimeServer(options: RealtimeServerOptions): Promise<RealtimeServer> {
  if (!options.apiKey.startsWith('sk-')) throw new Error('The key must begin with sk-.');
  const schema = options.schemaPath === undefined ? NO_CHECK : loadSchemaCheck(options.schemaPath);
  let lifeMs = options.sessionLifeMs ?? DEFAULT_LIFE_MS;
  const sessionLifeMs = (): number => lifeMs;
  const hearing =
    options.hearing === 'none' ? createDeafness('It was started without hearing.') : await startHearing();
  const faults = createFaultBoard();
  const log = createEventLog();
  const script = createScriptQueue();
  const secrets = createSecrets(
    options.apiKey,
    options.secretLifeMs === undefined ? {} : {maxLifeMs: options.secretLifeMs},
  );
  const calls = createCalls({
    hearing,
    faults,
    log,
    schema,
    sessionLifeMs,
    connectTimeoutMs: options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS,
    wordsPerMinute: options.wordsPerMinute,
    scripted: script.next,
  });

  function setSessionLife(ms: number): void {
    lifeMs = ms;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    allowOrigins(request, response);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    const url = new URL(request.url ?? '/', `http://${HOST}`);
    if (options.control === true && url.pathname.startsWith('/control/')) {
      return handleControl(
        {calls, faults, hearing, log, schema, script, setSessionLife},
        url,
        request,
        response,
      );
    }
    return handleApi({secrets, calls, faults, sessionLifeMs}, url.pathname, request, response);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => sendProblem(response, error));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, HOST, resolve);
    });
  } catch (error) {
    await hearing.close();
    throw error;
  }
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://${HOST}:${port}/v1`,
    controlUrl: `http://${HOST}:${port}/control`,
    apiKey: options.apiKey,
    hearing: hearing.kind,
    hearingProblem: hearing.problem,
    async close() {
      await calls.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await hearing.close();
    },
  };
}
