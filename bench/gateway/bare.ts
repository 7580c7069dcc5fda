import {randomUUID} from 'node:crypto';
import {GatewayClient} from '@openclaw/gateway-client';
import {PROTOCOL_VERSION} from '@openclaw/gateway-protocol/version';
import {wallMs, within} from '../../local/desk/wait.ts';

/** What the reference client does by itself in Node, as its own documentation shows it. */
export interface BareClient {
  /** Hands `message` over in a session of its own; gives how long the gateway took to take it, in ms. */
  send: (message: string) => Promise<number>;
  /** When the next result is there, in ms since the epoch. */
  result: () => Promise<number>;
  close: () => Promise<void>;
}

export const BARE_NAME = 'a bare @openclaw/gateway-client in Node, the same gateway';
const CONNECT_TIMEOUT_MS = 30_000;
const RESULT_TIMEOUT_MS = 60_000;

/** Connects with the shared token. Raises where the gateway does not let it in. */
export async function openBare(url: string, token: string): Promise<BareClient> {
  const connected = Promise.withResolvers<true>();
  let onResult: (at: number) => void = () => undefined;
  const client = new GatewayClient({
    url,
    token,
    role: 'operator',
    scopes: ['operator.read', 'operator.write'],
    minProtocol: PROTOCOL_VERSION,
    maxProtocol: PROTOCOL_VERSION,
    onHelloOk: () => connected.resolve(true),
    onEvent({event, payload}) {
      if (event === 'chat' && (payload as {state?: unknown}).state === 'final') onResult(wallMs());
    },
  });
  client.start();
  await within('the bare client', CONNECT_TIMEOUT_MS, connected.promise);
  return {
    async send(message) {
      const from = performance.now();
      const sessionKey = `agent:main:bare-${randomUUID()}`;
      await client.request('chat.send', {sessionKey, message, idempotencyKey: randomUUID()});
      return performance.now() - from;
    },
    async result() {
      const {promise, resolve} = Promise.withResolvers<number>();
      onResult = resolve;
      return within('the bare client’s result', RESULT_TIMEOUT_MS, promise);
    },
    close: () => client.stopAndWait(),
  };
}
